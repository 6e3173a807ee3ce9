#include "apply/way_back.hpp"

#include <utility>

#include "apply/backup_store.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/apply/rollback.hpp"
#include "cfplan/apply/transaction.hpp"

namespace cfplan {
namespace {

void forget(FileSystem& state, const std::string& id, WayBack& done) {
  const auto removed = remove_backup(state, id);
  if (removed || removed.error().cause == IoCause::NotFound) return;
  done.diagnostics.push_back(backups_not_removed(removed.error()));
}

}  // namespace

WayBack take_files_back(const ProjectFolders& folders, const ProjectLock& lock,
                        const std::string& id, const RunIdentity& way_back,
                        const PendingSecrets& pending, const EarlierRun& earlier) {
  auto plan = plan_rollback(folders, id);
  if (!plan) return {OutcomeKind::SecretsPending, std::move(plan.error().diagnostics)};
  // Its journal takes the place of the run's, which says what is owed if this is undone in turn.
  TransactionReport undone = write_files(folders, lock, plan->writes,
                                         {.run = way_back,
                                          .remove_folders = std::move(plan->remove_folders),
                                          .secrets = earlier.owed,
                                          .owed = pending.owed_units()});
  WayBack done{OutcomeKind::RolledBack, std::move(undone.diagnostics)};
  if (undone.kind != OutcomeKind::Done) {
    done.kind =
        undone.kind == OutcomeKind::HalfWay ? OutcomeKind::HalfWay : OutcomeKind::SecretsPending;
    return done;
  }
  if (undone.secrets) {
    if (auto kept = undone.secrets->keep_only(earlier.owed); !kept) {
      append(done.diagnostics, std::move(kept.error().diagnostics));
    }
  }
  forget(folders.state, id, done);
  forget(folders.state, way_back.id, done);
  return done;
}

}  // namespace cfplan
