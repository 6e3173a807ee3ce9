// The whole model exploration against a build in which one step of the protocol is left out, or one
// known mistake is made: it must notice each. Prints the table of `scripts/mutants`.

#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "apply/mutant.hpp"
#include "crash/exploration.hpp"

namespace cfplan {

Mutant active_mutant = Mutant::None;

namespace {

constexpr std::uint64_t kSeed = 20261125;

struct NamedMutant {
  Mutant mutant;
  std::string what;
};

const std::vector<NamedMutant>& mutants() {
  static const std::vector<NamedMutant> all = {
      {Mutant::JournalNotSynced, "sync point 1: the journal's bytes are not synced"},
      {Mutant::JournalNameNotSynced, "sync point 1: the journal's name is not synced"},
      {Mutant::StagedNotSynced, "sync point 2: the staged files are not synced"},
      {Mutant::NamesNotSynced, "sync point 3: the swapped names are not synced"},
      {Mutant::CommitNotSynced, "sync point 4: the commit record is not synced"},
      {Mutant::CleaningNotSynced, "sync point 5: the cleaning is not synced"},
      {Mutant::UnlinkedStagedNotSynced, "undo: the second phase is not synced"},
      {Mutant::NoCompareAndSwap, "swap: what was displaced is not compared"},
      {Mutant::NoRecheck, "swap: the displaced files are not looked at again"},
      {Mutant::NoSeal, "journal: one without its seal counts"},
      {Mutant::NoProofOfResult, "result: it is not read again"},
      {Mutant::NoRestore, "undo: the first phase is left out"},
      {Mutant::NoUnlinkOfStaged, "undo: the second phase is left out"},
      {Mutant::CommitTakenFromPageCache,
       "mistake: recovery acts on a commit that is only in the page cache"},
      {Mutant::StagedUnlinkedBeforeNamesAreDurable,
       "mistake: undo unlinks staged files before the restored names are durable"},
      {Mutant::UnlinkErrorIgnored, "mistake: cleaning ignores an error and drops the journal"},
      {Mutant::RolledBackAfterDoubtfulCommit,
       "mistake: rolling back after a failed sync of the commit"},
  };
  return all;
}

/// The name of the exploration that noticed, and what it saw; empty when none did.
std::pair<std::string, std::string> noticed_by() {
  const std::vector<std::pair<std::string, std::function<void(Explored&)>>> suite = {
      {"cases", explore_cases},
      {"intruders", explore_intruders},
      {"single crashes",
       [](Explored& explored) {
         for (const Scenario& scenario : small_scenarios()) {
           explore_single_crashes(scenario, 64, explored);
         }
       }},
      {"failing calls",
       [](Explored& explored) { explore_failing_calls(small_scenarios().front(), explored); }},
      {"random ways",
       [](Explored& explored) {
         for (const Scenario& scenario : small_scenarios()) {
           explore_random_ways(scenario, 10'000, kSeed, explored);
         }
       }},
  };
  for (const auto& [name, explore] : suite) {
    Explored explored;
    explore(explored);
    if (explored.violation)
      return {name, explored.violation->substr(0, explored.violation->find('\n'))};
  }
  return {};
}

TEST(Mutants, AreAllNoticed) {
  for (const auto& [mutant, what] : mutants()) {
    active_mutant = mutant;
    const auto [name, violation] = noticed_by();
    active_mutant = Mutant::None;
    std::printf("%-8s | %-72s | %-14s | %s\n", name.empty() ? "SURVIVES" : "killed", what.c_str(),
                name.c_str(), violation.c_str());
    EXPECT_FALSE(name.empty()) << what << ": nothing noticed it";
  }
}

TEST(Mutants, NothingIsNoticedWithoutOne) {
  const auto [name, violation] = noticed_by();
  EXPECT_EQ(name, "") << violation;
}

}  // namespace
}  // namespace cfplan
