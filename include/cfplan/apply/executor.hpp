#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/apply/secret_values.hpp"
#include "cfplan/model/outcome.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/ports/account_reader.hpp"
#include "cfplan/ports/account_writer.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The world as apply sees it. Holding the lock is the proof that no other run writes.
struct ApplyPorts {
  const ProjectFiles& project;
  ProjectFolders folders;
  const ProjectLock& lock;
  AccountReader& reader;
  AccountWriter& writer;
  SecretSources secrets;
};

/// Whether a first secret that fails takes the files back with it.
enum class Atomicity { KeepFiles, RollBackFiles };

/// Whether the outcome holds the values that this run generates.
enum class GeneratedValues { Forgotten, Told };

struct ApplyOptions {
  RunIdentity run;
  Atomicity atomicity = Atomicity::KeepFiles;
  RunIdentity way_back;  ///< of the rollback that RollBackFiles may need
  RunIdentity lock_run;  ///< of the transaction that writes cfplan.lock
  /// Asked between steps; true once the user wants out.
  std::function<bool()> interrupted = [] { return false; };
  /// The manifest's own files where they change together with the plan's: in the same transaction,
  /// also where the plan itself is empty.
  std::vector<FileWrite> manifest = {};
  GeneratedValues generated = GeneratedValues::Forgotten;
  /// Whether the plan has taken up what an earlier run owes to this deployment; what it has not
  /// stays owed.
  std::function<bool(const DeploymentKey&)> covers = [](const DeploymentKey&) { return false; };
};

/// Carries out an approved plan. Everything that can be known to fail is found first (secret
/// values, edits); then databases and Workers are created, then all files change in one
/// transaction, then the secrets are set, one request per Worker, and listed; last `cfplan.lock`
/// records the versions of those that are set, in a transaction of its own. What was done is in the
/// outcome, whatever its kind.
/// `left_open`: what recovery found of an earlier run. Whatever of it is still wanted of the
/// deployments that `covers` names is in the plan (`rotations_left_open`), so its journal ends
/// here; the rest is in this run's journal from here.
[[nodiscard]] Outcome apply_plan(const Plan& plan, const ApplyPorts& ports,
                                 const ApplyOptions& options,
                                 std::optional<PendingSecrets> left_open);

/// The rotations that an interrupted run still owes: they must be planned again, since the store
/// cannot tell an old value from a new one. Secrets that were missing are planned by themselves.
[[nodiscard]] std::set<std::pair<DeploymentKey, std::string>> rotations_left_open(
    const std::vector<SecretUnit>& units);

}  // namespace cfplan
