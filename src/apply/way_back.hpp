#pragma once

#include <string>

#include "apply/version_recording.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/model/outcome.hpp"

namespace cfplan {

/// How the way back went: `RolledBack`, `HalfWay`, or `SecretsPending` where the files stay as the
/// run wrote them and its secrets are owed.
struct WayBack {
  OutcomeKind kind = OutcomeKind::RolledBack;
  Diagnostics diagnostics;
};

/// Undoes the committed run of the backup `id`, of whose secrets none is set, in a transaction of
/// its own. Then only what `earlier` owed is owed, and no backup is left: neither of what the run
/// wrote nor of the way back, since both together have changed nothing.
[[nodiscard]] WayBack take_files_back(const ProjectFolders& folders, const ProjectLock& lock,
                                      const std::string& id, const RunIdentity& way_back,
                                      const PendingSecrets& pending, const EarlierRun& earlier);

}  // namespace cfplan
