#pragma once

#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"

namespace cfplan {

/// What would restore the files of one run: to be shown, and then handed to write_files with
/// `remove_folders`, which makes the rollback a run of its own with a backup of its own.
struct RollbackPlan {
  RunIdentity run;  ///< the one that is undone
  std::vector<FileWrite> writes;
  std::vector<std::string> remove_folders;
  /// CFP3901 for each file that is not as the run left it. Not empty: only with `--force`.
  Diagnostics changed;
};

/// Compares the files with what a run left. `id`: of a backup; empty for the newest. `cfplan.lock`
/// is never restored. CFP5042 when there is no such backup, CFP5043 when it cannot be read.
[[nodiscard]] Result<RollbackPlan> plan_rollback(const ProjectFolders& folders,
                                                 const std::string& id);

}  // namespace cfplan
