#pragma once

#include <optional>
#include <vector>

#include "apply/version_records.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/model/outcome.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// What an earlier run left open.
struct EarlierRun {
  std::vector<SecretUnit> owed;       ///< PendingSecrets::owed_units
  std::vector<SecretUnit> of_others;  ///< of those: of deployments that this run is not about
};

/// How the recording of versions went.
struct VersionRecording {
  OutcomeKind kind = OutcomeKind::Done;   ///< also where nothing had to be written
  std::optional<FileWrite> written;       ///< `cfplan.lock`, of `Done`
  std::optional<PendingSecrets> pending;  ///< of `Done`: the secrets that are still open
  Diagnostics diagnostics;
};

/// Writes the records into `cfplan.lock`, in a transaction of its own, and with that ends the run
/// that set the secrets. Until that transaction is committed, the journal says what is still to be
/// recorded; when it fails, the next run does it. CFP6202 says that it failed. `earlier` is
/// taken over where this run has set nothing and the journal of that one is still there.
[[nodiscard]] VersionRecording record_versions(const VersionRecords& records,
                                               std::optional<PendingSecrets> pending,
                                               const EarlierRun& earlier,
                                               const ProjectFiles& project,
                                               const ProjectFolders& folders,
                                               const ProjectLock& lock, const RunIdentity& run);

}  // namespace cfplan
