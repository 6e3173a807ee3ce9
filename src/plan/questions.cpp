#include "cfplan/plan/questions.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "plan/diff/drift.hpp"
#include "plan/project_facts.hpp"
#include "plan/resolving/account_finder.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/resolving/resolve.hpp"
#include "plan/resolving/zones.hpp"

namespace cfplan {
namespace {

bool is_resolved(const Deployment& deployment, const Selection& selection) {
  return deployment.state == DeploymentState::Present && deployment.account_managed &&
         selection.covers(deployment.key);
}

/// Whether what is asked is about one deployment alone. Its account may have thousands of zones and
/// Workers: it is looked up by name.
enum class Scope { One, Many };

Scope scope_of(const Desired& desired, const Selection& selection) {
  if (selection.covers_all()) return Scope::Many;
  const auto count = std::count_if(
      desired.deployments.begin(), desired.deployments.end(),
      [&](const Deployment& deployment) { return is_resolved(deployment, selection); });
  return count == 1 ? Scope::One : Scope::Many;
}

/// Whether some deployment's account follows from zones of its own, which tell where the account id
/// of a wrangler file without one belongs: then all zones are asked for, also for one deployment.
bool needs_all_zones(const Desired& desired, const ProjectFacts& project,
                     const AccountFinder& finder, const Selection& selection) {
  const auto is_open = [&](const Deployment& deployment) {
    if (selection.covers(deployment.key) || !deployment.account_managed) return false;
    const WranglerIndex* file = project.wrangler(deployment.wrangler_file);
    return deployment.state == DeploymentState::Present && file != nullptr &&
           !file->facts().top.account_id && needs_zone(deployment) && !finder.foreseen(deployment);
  };
  return std::any_of(desired.deployments.begin(), desired.deployments.end(), is_open);
}

// What is open of one selected deployment's account.
class AccountInquiry {
 public:
  AccountInquiry(const Deployment& deployment, AccountChoice choice, const Account& account,
                 std::set<Question>& open)
      : deployment_(deployment), choice_(std::move(choice)), account_(account), open_(open) {}

  void add_names(const AccountFinder& finder) {
    if (needs_zone(deployment_) && finder.zones(deployment_, choice_) == nullptr) {
      open_.insert(finder.zones_question(deployment_, choice_));
    }
    for (const DesiredBinding* wanted : wanted_bindings(deployment_)) {
      const bool known = account_.resources(wanted->kind, choice_.account, choice_.id) != nullptr;
      if (!known) ask(words_of(wanted->kind).topic);
    }
  }

  // Of many Workers only once they are known to exist; one alone tells by its answer.
  void add_secrets(const std::string& worker, Scope scope) {
    if (!needs_secrets(deployment_)) return;
    if (scope == Scope::One ? worker.empty() : !exists(worker)) return;
    if (account_.secrets(choice_.account, choice_.id, worker) == nullptr) {
      ask(Topic::Secrets, worker);
    }
  }

  void add_settings(const std::string& worker) {
    if (!exists(worker)) return;
    if (account_.settings(choice_.account, choice_.id, worker) == nullptr) {
      ask(Topic::Settings, worker);
    }
  }

  void add_workers() {
    if (account_.workers(choice_.account, choice_.id) == nullptr) ask(Topic::Workers);
  }

 private:
  void ask(Topic topic, const std::string& worker = "") {
    open_.insert({topic, choice_.account, choice_.id, worker});
  }

  [[nodiscard]] bool exists(const std::string& worker) const {
    const auto* workers = account_.workers(choice_.account, choice_.id);
    return workers != nullptr && workers->is_here() &&
           std::binary_search(workers->value().begin(), workers->value().end(), worker);
  }

  const Deployment& deployment_;
  AccountChoice choice_;
  const Account& account_;
  std::set<Question>& open_;
};

}  // namespace

std::vector<Question> open_questions(const Desired& desired, const Documents& documents,
                                     const Account& account, const Selection& selection,
                                     DriftCheck drift) {
  const auto drifts = [&](const Deployment& deployment) {
    return drift != DriftCheck::None && is_checked_for_drift(deployment, selection);
  };
  const bool any = std::any_of(desired.deployments.begin(), desired.deployments.end(),
                               [&](const Deployment& deployment) {
                                 return is_resolved(deployment, selection) || drifts(deployment);
                               });
  if (!any) return {};
  const ProjectFacts project(desired, documents);
  const Scope scope = scope_of(desired, selection);
  const bool by_name =
      scope == Scope::One &&
      !needs_all_zones(desired, project, AccountFinder(desired, project, account), selection);
  const AccountFinder finder(desired, project, account,
                             by_name ? ZoneLookup::ByName : ZoneLookup::List);
  std::set<Question> open;
  for (const Deployment& deployment : desired.deployments) {
    const bool resolved = is_resolved(deployment, selection);
    if (!resolved && !drifts(deployment)) continue;
    if (project.wrangler(deployment.wrangler_file) == nullptr) continue;
    const Finding<AccountChoice> finding = finder.find(deployment);
    std::optional<AccountChoice> choice;
    if (const auto* before = std::get_if<Open>(&finding)) {
      open.insert(before->questions.begin(), before->questions.end());
      choice = finder.foreseen(deployment);
    } else if (const auto* found = std::get_if<AccountChoice>(&finding)) {
      choice = *found;
    }
    if (!choice) continue;
    const std::string worker = project.worker_of(deployment).value_or("");
    AccountInquiry inquiry(deployment, *choice, account, open);
    if (resolved) inquiry.add_names(finder);
    const bool by_secrets = scope == Scope::One && needs_secrets(deployment);
    const bool listed = resolved && needs_worker(deployment) && !by_secrets;
    if (listed || drifts(deployment)) inquiry.add_workers();
    if (resolved) inquiry.add_secrets(worker, drifts(deployment) ? Scope::Many : scope);
    if (drifts(deployment)) inquiry.add_settings(worker);
  }
  return {open.begin(), open.end()};
}

bool opens_others(Topic topic) {
  return topic == Topic::Token || topic == Topic::Accounts || topic == Topic::Zones ||
         topic == Topic::Workers;
}

}  // namespace cfplan
