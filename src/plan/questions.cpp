#include "cfplan/plan/questions.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "account_finder.hpp"
#include "project_facts.hpp"
#include "resolve.hpp"
#include "zones.hpp"

namespace cfplan {
namespace {

bool is_asked_about(const Deployment& deployment, const Selection& selection) {
  return deployment.state == DeploymentState::Present && deployment.account_managed &&
         selection.covers(deployment.key);
}

// The Worker's secret names are asked only once it is known to exist.
void add_worker_questions(const Deployment& deployment, const AccountChoice& choice,
                          const std::optional<std::string>& worker, const Account& account,
                          std::set<Question>& open) {
  const auto* workers = account.workers(choice.account, choice.id);
  if (workers == nullptr) {
    open.insert({Topic::Workers, choice.account, choice.id, ""});
    return;
  }
  const bool exists = workers->is_here() && worker &&
                      std::binary_search(workers->value().begin(), workers->value().end(), *worker);
  const bool known = exists && account.secrets(choice.account, choice.id, *worker) != nullptr;
  if (exists && !known && needs_secrets(deployment)) {
    open.insert({Topic::Secrets, choice.account, choice.id, *worker});
  }
}

void add_questions(const Deployment& deployment, const AccountChoice& choice,
                   const AccountFinder& finder, const ProjectFacts& project, const Account& account,
                   std::set<Question>& open) {
  if (needs_zone(deployment) && finder.zones(choice) == nullptr) {
    open.insert({Topic::Zones, choice.account, choice.id, ""});
  }
  if (!deployment.databases.empty() && account.databases(choice.account, choice.id) == nullptr) {
    open.insert({Topic::Databases, choice.account, choice.id, ""});
  }
  if (needs_worker(deployment)) {
    add_worker_questions(deployment, choice, project.worker_of(deployment), account, open);
  }
}

}  // namespace

std::vector<Question> open_questions(const Desired& desired, const Documents& documents,
                                     const Account& account, const Selection& selection) {
  const bool any = std::any_of(
      desired.deployments.begin(), desired.deployments.end(),
      [&](const Deployment& deployment) { return is_asked_about(deployment, selection); });
  if (!any) return {};
  const ProjectFacts project(desired, documents);
  const AccountFinder finder(desired, project, account);
  std::set<Question> open;
  for (const Deployment& deployment : desired.deployments) {
    if (!is_asked_about(deployment, selection)) continue;
    if (project.wrangler(deployment.wrangler_file) == nullptr) continue;
    const Finding<AccountChoice> finding = finder.find(deployment);
    if (const auto* before = std::get_if<Open>(&finding)) {
      open.insert(before->questions.begin(), before->questions.end());
    } else if (const auto* choice = std::get_if<AccountChoice>(&finding)) {
      add_questions(deployment, *choice, finder, project, account, open);
    }
  }
  return {open.begin(), open.end()};
}

}  // namespace cfplan
