#pragma once

#include <vector>

#include "apply/journal.hpp"
#include "apply/setback.hpp"
#include "cfplan/apply/file_write.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/transaction.hpp"

namespace cfplan {

/// The journal of a run, and the writes it is for: the same files in the same order, without those
/// that would change nothing.
struct CheckedRun {
  Journal journal;
  std::vector<const FileWrite*> writes;
};

/// Reads every file and refuses what cannot be replaced as a whole, all at once. Nothing is
/// written.
[[nodiscard]] tl::expected<CheckedRun, Setback> check_preconditions(
    const ProjectFolders& folders, const std::vector<FileWrite>& writes,
    const TransactionOptions& options);

}  // namespace cfplan
