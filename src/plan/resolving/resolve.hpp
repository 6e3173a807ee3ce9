#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "plan/resolving/account_finder.hpp"

namespace cfplan {

enum class WorkerPresence { NotNeeded, Absent, Present };

enum class Presence { There, ToBeCreated };

/// A thing of the account with what is written of it.
struct ResolvedBinding {
  const DesiredBinding* wanted = nullptr;
  Value id;  ///< or KnownAfterApply; the name of what is bound by its name
  Presence presence = Presence::There;
};

/// What a deployment's names stand for: ids, and what is in the secret store. Empty for a
/// deployment whose account is not managed.
struct Resolved {
  std::optional<AccountChoice> account;
  /// By place in Deployment::routes; empty where no zone id is written.
  std::vector<std::string> zone_ids;
  /// The one zone of a deployment with `zone_id: env`; empty otherwise.
  std::string bare_zone_id;
  std::vector<ResolvedBinding> bindings;
  std::optional<std::string> worker;
  WorkerPresence worker_presence = WorkerPresence::NotNeeded;
  std::vector<std::string> stored_secrets;  ///< names; sorted
};

/// Whether plan must know if the Worker exists.
[[nodiscard]] bool needs_worker(const Deployment& deployment);

/// Whether plan must know the names in the Worker's secret store.
[[nodiscard]] bool needs_secrets(const Deployment& deployment);

/// Names → ids. What is not there, what is there twice and what nobody could tell are errors, all
/// of them at once.
[[nodiscard]] tl::expected<Resolved, Diagnostics> resolve(const Deployment& deployment,
                                                          const ProjectFacts& project,
                                                          const Account& account,
                                                          const AccountFinder& finder);

}  // namespace cfplan
