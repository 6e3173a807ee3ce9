#pragma once

#include <cstddef>
#include <optional>

#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// What became of the secrets that an interrupted run had left.
struct LeftVersions {
  std::size_t recorded = 0;               ///< secrets whose version `cfplan.lock` records now
  std::optional<PendingSecrets> pending;  ///< those that are still open
  Diagnostics diagnostics;                ///< warnings
};

/// Records in `cfplan.lock` what a run had set when it died before it could record it, so that it
/// is not set once more. `left` is what recovery found. CFP6202 when the file cannot be written.
[[nodiscard]] Result<LeftVersions> record_left_versions(std::optional<PendingSecrets> left,
                                                        const ProjectFiles& project,
                                                        const ProjectFolders& folders,
                                                        const ProjectLock& lock,
                                                        const RunIdentity& run);

}  // namespace cfplan
