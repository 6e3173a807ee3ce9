#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

enum class RecoveryResult {
  NothingToDo,
  RolledBack,  ///< every file is as it was before the interrupted run, or as somebody left it since
  Finished,    ///< the interrupted run had committed; its files are as planned
  HalfWay      ///< not repaired; nothing of anybody's was lost
};

struct RecoveryReport {
  RecoveryResult result = RecoveryResult::NothingToDo;
  std::optional<RunIdentity> run;  ///< the interrupted one
  std::vector<std::string> files;  ///< of that run, in its order
  /// Of `RolledBack`: those of them that somebody has changed since; they stay as they are now.
  std::vector<std::string> changed_since;
  Diagnostics diagnostics;
  /// Secrets that are still open, of that run or of one before it that it had taken over; also when
  /// all are set and only versions are not recorded (record_left_versions).
  std::optional<PendingSecrets> secrets;
};

/// Undoes or finishes what an interrupted run left. Decides by the content of the files, never by
/// how far the journal got; running it again after any interruption is safe.
[[nodiscard]] RecoveryReport recover(const ProjectFolders& folders, const ProjectLock& lock);

enum class WaitingFor {
  Recovery,  ///< an interrupted run: exit code 6 of `plan`
  Secrets    ///< its files are done, some secrets are not set: the next apply goes on
};

struct WaitingRun {
  WaitingFor what = WaitingFor::Recovery;
  RunIdentity run;
  std::vector<SecretUnit> open;  ///< of `Secrets`: what is still to be set
};

/// The run that left a journal, if any: looks only, needs no lock. One that is still going looks
/// the same as an interrupted one. A journal that cannot be read is an error.
[[nodiscard]] Result<std::optional<WaitingRun>> waiting_run(const FileSystem& state);

}  // namespace cfplan
