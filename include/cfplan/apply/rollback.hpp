#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/model/action.hpp"

namespace cfplan {

/// What a rollback would do to one file as it stands now.
struct Restoration {
  std::string path;
  std::optional<FileOperation> operation;  ///< none: the file is as it was
  bool changed_since = false;              ///< not as the run left it, nor as it was before
};

/// What would restore the files of one run: to be shown, and then handed to write_files with
/// `remove_folders`, which makes the rollback a run of its own with a backup of its own.
struct RollbackPlan {
  RunIdentity run;                        ///< the one that is undone
  std::vector<Restoration> restorations;  ///< one for each file of the run, in its order
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
