#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/recovery.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/base/result.hpp"
#include "cli/host.hpp"
#include "cli/options/options.hpp"
#include "cli/output.hpp"

namespace cfplan {

/// The right to write to a project, and its state folder; whatever an earlier run left half done
/// is repaired by then.
struct WritingRun {
  StateFolder place;
  std::unique_ptr<FileSystem> state;
  RunIdentity identity;
  std::unique_ptr<ProjectLock> lock;
  RecoveryReport recovered;
  std::size_t backups_kept = kBackupsKept;

  /// `project` must outlive what is made with them.
  [[nodiscard]] ProjectFolders folders(const OpenProject& project) const;
};

/// The number after --keep, kBackupsKept where there is none. CFP9001 when it is none from 1 on.
[[nodiscard]] Result<std::size_t> read_keep(const Options& options);

/// Who runs `command` now, under a name of its own.
[[nodiscard]] RunIdentity identify(const std::string& command, Host& host);

/// Locks the project and repairs it. Errors: CFP5001 when another run has it, CFP5900 when an
/// interrupted run cannot be repaired. What was repaired is said on `output`.
[[nodiscard]] Result<WritingRun> begin_writing(const std::string& command,
                                               const OpenProject& project, const Options& options,
                                               Host& host, Output& output);

/// For commands that only read: CFP5900 when an interrupted run waits to be repaired. The secrets
/// that an earlier run has left to set.
[[nodiscard]] Result<std::vector<SecretUnit>> expect_no_interrupted_run(const OpenProject& project,
                                                                        const Host& host);

}  // namespace cfplan
