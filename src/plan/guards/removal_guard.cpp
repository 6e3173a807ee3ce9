#include "plan/guards/removal_guard.hpp"

#include <algorithm>
#include <map>

#include "cfplan/base/text.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

// More than this many removals, and more than this share of what is there, is seldom meant.
constexpr std::size_t kManyRemovals = 3;
constexpr std::size_t kManyPercent = 30;

/// What of one deployment, or of several together, would go.
struct Loss {
  std::size_t removed = 0;
  std::size_t present = 0;

  void operator+=(const Loss& other) {
    removed += other.removed;
    present += other.present;
  }
  [[nodiscard]] bool is_many() const {
    return removed > kManyRemovals && removed * 100 > present * kManyPercent;
  }
};

struct DeploymentLoss {
  const Deployment* deployment;
  Loss loss;
};

/// Whose losses are added up: those with the same text.
using GroupName = std::string (*)(const DeploymentKey&);

std::string all_of_them(const DeploymentKey&) { return ""; }
std::string customer_of(const DeploymentKey& key) { return "customer " + key.customer; }
std::string environment_of(const DeploymentKey& key) { return "environment " + key.environment; }
std::string deployment_of(const DeploymentKey& key) { return key.text(); }

std::string sentence(const Loss& loss, std::string_view noun, const std::string& group) {
  const std::string removed = "the plan would remove " + std::to_string(loss.removed) + " of ";
  const std::string present = std::to_string(loss.present) + " " + std::string(noun);
  if (group.empty()) return removed + present;
  return removed + "the " + present + " of " + group;
}

/// Adds a finding for each deployment that loses something in a group that loses much; one finding
/// for each, of the first such grouping.
void find_many(const std::vector<DeploymentLoss>& losses, std::string_view noun,
               const std::vector<GroupName>& groupings, Diagnostics& findings) {
  std::vector<std::map<std::string, Loss>> sums(groupings.size());
  for (std::size_t i = 0; i < groupings.size(); ++i) {
    for (const auto& [deployment, loss] : losses) sums[i][groupings[i](deployment->key)] += loss;
  }
  for (const auto& [deployment, loss] : losses) {
    if (loss.removed == 0) continue;
    for (std::size_t i = 0; i < groupings.size(); ++i) {
      const std::string group = groupings[i](deployment->key);
      const Loss& sum = sums[i].at(group);
      if (!sum.is_many()) continue;
      // Without a place of its own, so that a group's is said once with all names.
      const bool is_alone = group == deployment->key.text();
      findings.push_back({"CFP3002", Severity::Error, sentence(sum, noun, group),
                          is_alone ? place_of(deployment->origin) : std::nullopt, "",
                          is_alone
                              ? "--allow CFP3002=" + group + " lets it through"
                              : "--allow CFP3002=CUSTOMER/ENVIRONMENT for each lets it through",
                          deployment->key.text()});
      break;
    }
  }
}

bool stands(const GuardView& view, const Deployment& deployment) {
  const WranglerIndex* file = view.project.wrangler(deployment.wrangler_file);
  return (file != nullptr && file->section(deployment.wrangler_env) != nullptr) ||
         (deployment.env_file && view.project.file(*deployment.env_file) != nullptr);
}

std::vector<DeploymentLoss> lost_deployments(const GuardView& view) {
  std::vector<DeploymentLoss> losses;
  auto draft = view.draft.deployments.begin();
  for (const Deployment& deployment : view.desired.deployments) {
    while (draft != view.draft.deployments.end() && draft->wanted->key < deployment.key) ++draft;
    const bool is_drafted =
        draft != view.draft.deployments.end() && draft->wanted->key == deployment.key;
    const bool goes = is_drafted && deployment.state == DeploymentState::Absent &&
                      !draft->is_broken() && draft->changes_files();
    losses.push_back({&deployment, {goes ? 1U : 0U, stands(view, deployment) ? 1U : 0U}});
  }
  return losses;
}

std::size_t removals_of(const DeploymentDraft& draft) {
  std::size_t removed = draft.secrets_to_delete.size();
  for (const DraftChanges* changes : {&draft.section, &draft.env}) {
    removed += static_cast<std::size_t>(
        std::count_if(changes->begin(), changes->end(),
                      [](const DraftChange& change) { return change.effect == Effect::Remove; }));
  }
  return removed;
}

std::size_t entries_of(const GuardView& view, const DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  std::size_t entries = draft.resolved.stored_secrets.size();
  const WranglerIndex* file = view.project.wrangler(wanted.wrangler_file);
  const WranglerSection* section = file == nullptr ? nullptr : file->section(wanted.wrangler_env);
  if (section != nullptr) {
    entries += section->routes.size() + standing_bindings(*section).size();
    if (section->vars != nullptr) entries += section->vars->as<Value::Map>()->size();
  }
  const ObservedFile* env = wanted.env_file ? view.project.file(*wanted.env_file) : nullptr;
  if (env != nullptr) entries += env->document->tree().as<Value::Map>()->size();
  return entries;
}

std::vector<DeploymentLoss> lost_entries(const GuardView& view) {
  std::vector<DeploymentLoss> losses;
  for (const DeploymentDraft& draft : view.draft.deployments) {
    if (draft.wanted->state == DeploymentState::Absent || draft.is_broken()) continue;
    losses.push_back({draft.wanted, {removals_of(draft), entries_of(view, draft)}});
  }
  return losses;
}

bool loses_many(const std::vector<DeploymentLoss>& losses) {
  std::size_t removed = 0;
  for (const DeploymentLoss& one : losses) removed += one.loss.removed;
  return removed > kManyRemovals;
}

}  // namespace

void guard_removals(const GuardView& view, Diagnostics& findings) {
  const std::vector<DeploymentLoss> deployments = lost_deployments(view);
  if (loses_many(deployments)) {
    find_many(deployments, "deployments", {all_of_them, customer_of, environment_of}, findings);
  }
  const std::vector<DeploymentLoss> entries = lost_entries(view);
  if (loses_many(entries)) {
    find_many(entries, "entries", {deployment_of, all_of_them, customer_of, environment_of},
              findings);
  }
}

}  // namespace cfplan
