#include "render/plan_groups.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/file_diff.hpp"

namespace cfplan {
namespace {

// "deployments.yaml:42, environments.production", "derived".
std::string origin_text(const Origin& origin) {
  std::string place = visible(origin.file);
  if (origin.line > 0) place += ":" + std::to_string(origin.line);
  const std::string layer = visible(origin.layer);
  if (place.empty() || layer.empty() || origin.line == 0) return layer.empty() ? place : layer;
  return place + ", " + layer;
}

// What changed, without the section that the heading names: "vars.LOG_LEVEL".
std::string change_name(const Change& change) {
  const std::vector<Step>& steps = change.edit.path.steps();
  const bool in_section = !steps.empty() && steps.front() == Step("env");
  if (in_section && steps.size() == 2) {
    if (const auto* env = std::get_if<std::string>(&steps.back())) return section_name(*env);
  }
  if (!in_section || steps.size() < 2) return visible(change.edit.path.text());
  return visible(ValuePath(std::vector<Step>(steps.begin() + 2, steps.end())).text());
}

void add_reason(PlanGroup& group, std::string change, const Origin& origin) {
  const std::string text = origin_text(origin);
  if (text.empty()) return;
  const auto known = std::find_if(group.reasons.begin(), group.reasons.end(),
                                  [&](const Reason& reason) { return reason.origin == text; });
  Reason& reason =
      known == group.reasons.end() ? group.reasons.emplace_back(Reason{{}, text}) : *known;
  if (std::find(reason.changes.begin(), reason.changes.end(), change) == reason.changes.end()) {
    reason.changes.push_back(std::move(change));
  }
}

// Sorts the plan's actions into the groups.
class Grouping {
 public:
  Grouping(const Plan& plan, IdDisplay ids) : plan_(plan), ids_(ids) {
    for (const Action& action : plan.actions) {
      std::visit([this](const auto& a) { add(a); }, action);
    }
    for (const PlannedDeployment& deployment : plan.deployments) name(deployment);
  }

  [[nodiscard]] std::vector<PlanGroup> take() && {
    std::vector<PlanGroup> out;
    out.reserve(groups_.size());
    for (auto& [key, group] : groups_) out.push_back(std::move(group));
    return out;
  }

 private:
  PlanGroup& group(const DeploymentKey& key) {
    const auto [place, is_new] = groups_.try_emplace(key);
    if (is_new) {
      const bool whole_files = key == DeploymentKey{};
      place->second.key = key;
      place->second.deployment = whole_files ? "" : visible(key.text());
      if (whole_files) place->second.facts = "shared by all deployments";
    }
    return place->second;
  }

  [[nodiscard]] std::string shown(const std::string& text) const {
    return mask_ids(visible(text), plan_.ids, ids_);
  }

  void add(const CreateResource& action) {
    PlanGroup& to = group(action.deployment);
    const std::string noun(words_of(action.kind).noun);
    to.remote.push_back({Sign::Create, shown("create " + noun + " " + action.name + " (binding " +
                                             action.binding + ")")});
    add_reason(to, shown(noun + " " + action.name), action.origin);
  }

  void add(const CreateWorker& action) {
    PlanGroup& to = group(action.deployment);
    to.remote.push_back({Sign::Create, shown("create worker " + action.worker)});
    add_reason(to, shown("worker " + action.worker), action.origin);
  }

  void add(const ChangeFile& action) {
    for (const DeploymentDiff& diff : action.diffs) {
      group(diff.deployment).files.push_back(make_file_diff(action, diff.windows, plan_.ids, ids_));
    }
    if (action.diffs.empty()) {
      const DeploymentKey key =
          action.changes.empty() ? DeploymentKey{} : action.changes.front().deployment;
      group(key).files.push_back(make_file_diff(action, {}, plan_.ids, ids_));
    }
    for (const Change& change : action.changes) {
      add_reason(group(change.deployment), change_name(change), change.origin);
    }
  }

  void add(const ChangeSecrets& action) {
    PlanGroup& to = group(action.deployment);
    for (const SecretToSet& secret : action.set) {
      const std::string name = shown(secret.name);
      const std::string version = secret.version ? ", version " + shown(*secret.version) : "";
      to.secrets.push_back(
          secret.reason == SecretReason::Missing
              ? SignedLine{Sign::Create, "secret " + name + " (missing)"}
              : SignedLine{Sign::Change, "secret " + name + " (rotated" + version + ")"});
      add_reason(to, name, secret.origin);
    }
    for (const std::string& secret : action.remove) {
      to.secrets.push_back(
          {Sign::Delete, "secret " + shown(secret) + " (not declared; irreversible)"});
    }
  }

  void add(const RecordVersions& action) {
    PlanGroup& to = group(action.deployment);
    for (const AdoptedVersion& adopted : action.adopt) {
      const std::string name = shown(adopted.name);
      to.secrets.push_back({Sign::Change, "secret " + name + " (adopted, version " +
                                              shown(adopted.version) + ": recorded, not set)"});
      add_reason(to, name, adopted.origin);
    }
    for (const std::string& secret : action.forget) {
      to.secrets.push_back({Sign::Change, "secret " + shown(secret) +
                                              " (no version any more: its record is dropped)"});
    }
  }

  void name(const PlannedDeployment& deployment) {
    const auto found = groups_.find(deployment.key);
    if (found == groups_.end()) return;
    PlanGroup& to = found->second;
    to.is_protected = deployment.is_protected;
    if (deployment.worker) to.facts = "worker " + shown(*deployment.worker) + ", ";
    to.facts += section_name(deployment.wrangler_env) + " in " + visible(deployment.wrangler_file);
    if (deployment.is_protected) to.facts += ", protected";
    for (const std::string& command : deployment.removal_commands) {
      to.removal_commands.push_back(shown(command));
    }
  }

  const Plan& plan_;
  IdDisplay ids_;
  std::map<DeploymentKey, PlanGroup> groups_;
};

}  // namespace

std::string section_name(const std::string& env) {
  return "[" + visible(ValuePath{"env", env}.text()) + "]";
}

std::string PlanGroup::title() const {
  if (deployment.empty() || facts.empty()) return deployment + facts;
  return deployment + ": " + facts;
}

bool PlanGroup::deletes() const {
  const auto is_deletion = [](const auto& line) { return line.sign == Sign::Delete; };
  return std::any_of(files.begin(), files.end(), is_deletion) ||
         std::any_of(secrets.begin(), secrets.end(), is_deletion) || !removal_commands.empty();
}

std::vector<PlanGroup> plan_groups(const Plan& plan, IdDisplay ids) {
  return Grouping(plan, ids).take();
}

}  // namespace cfplan
