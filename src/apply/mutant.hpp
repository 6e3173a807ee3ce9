#pragma once

namespace cfplan {

/// One step of the protocol left out, or one known mistake made: the test build switches them on
/// one at a time, and the suite must fail for each. In every other build they do not exist.
enum class Mutant {
  None,
  // Sync points.
  JournalNotSynced,
  JournalNameNotSynced,
  StagedNotSynced,
  NamesNotSynced,
  CommitNotSynced,
  CleaningNotSynced,
  UnlinkedStagedNotSynced,
  // Checks.
  NoCompareAndSwap,
  NoRecheck,
  NoSeal,
  NoProofOfResult,
  // Undo.
  NoRestore,
  NoUnlinkOfStaged,
  // The known mistakes.
  CommitTakenFromPageCache,
  StagedUnlinkedBeforeNamesAreDurable,
  UnlinkErrorIgnored,
  RolledBackAfterDoubtfulCommit,
};

#ifdef CFPLAN_MUTANTS
extern Mutant active_mutant;
[[nodiscard]] inline bool mutated(Mutant mutant) { return active_mutant == mutant; }
#else
[[nodiscard]] constexpr bool mutated(Mutant /*mutant*/) { return false; }
#endif

}  // namespace cfplan
