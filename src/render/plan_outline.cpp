#include "render/plan_outline.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/diagnostic_mask.hpp"
#include "render/file_diff.hpp"

namespace cfplan {
namespace {

std::string section_name(const std::string& env) {
  return "[" + visible(ValuePath{"env", env}.text()) + "]";
}

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

bool records_versions(const Plan& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    return std::holds_alternative<RecordVersions>(action);
  });
}

std::string refusal_text(const Plan& plan) {
  const auto errors = static_cast<std::size_t>(
      std::count_if(plan.diagnostics.begin(), plan.diagnostics.end(),
                    [](const Diagnostic& d) { return d.severity == Severity::Error; }));
  if (errors == 0) return {};
  return "Blocked: apply refuses this plan because of " + counted(errors, "error");
}

std::string verdict_text(const Plan& plan) {
  if (!plan.empty()) {
    const Counts& n = plan.counts;
    std::string out = "Plan: " + std::to_string(n.create) + " to create, " +
                      std::to_string(n.update) + " to update, " + std::to_string(n.remove) +
                      " to delete, " + counted(n.secrets_to_set, "secret") + " to set";
    if (n.secrets_to_delete > 0)
      out += ", " + counted(n.secrets_to_delete, "secret") + " to delete";
    if (records_versions(plan)) out += ", cfplan.lock to update";
    return out;
  }
  const auto with = [&](DeploymentVerdict verdict) {
    return static_cast<std::size_t>(
        std::count_if(plan.deployments.begin(), plan.deployments.end(),
                      [&](const PlannedDeployment& d) { return d.verdict == verdict; }));
  };
  const std::size_t right = plan.deployments.size() - with(DeploymentVerdict::Broken);
  const std::size_t broken = with(DeploymentVerdict::Broken);
  const std::string errors =
      counted(broken, "deployment") + (broken == 1 ? " has errors" : " have errors");
  if (broken > 0 && right == 0) return "No plan: " + errors;
  return "No changes: " + counted(right, "deployment") +
         (right == 1 ? " is as the manifest wants it" : " are as the manifest wants them") +
         (broken > 0 ? "; " + errors : "");
}

std::string unmanaged_text(const Unmanaged& thing) {
  if (thing.kind == Unmanaged::Kind::EnvFile) return visible(thing.file);
  return section_name(thing.env) + " in " + visible(thing.file);
}

Diagnostics ordered_diagnostics(const Plan& plan, IdDisplay ids) {
  Diagnostics out;
  out.reserve(plan.diagnostics.size());
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    out.push_back(mask_diagnostic(diagnostic, plan.ids, ids));
  }
  std::stable_partition(out.begin(), out.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::Warning;
  });
  return out;
}

}  // namespace

char sign_mark(Sign sign) {
  switch (sign) {
    case Sign::Create: return '+';
    case Sign::Change: return '~';
    case Sign::Delete: return '-';
  }
  return '~';
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

std::vector<std::string> deferred_lines(const Plan& plan) {
  std::vector<std::string> out;
  for (const PlannedDeployment& deployment : plan.deployments) {
    const std::size_t count = deployment.deferred_secrets.size();
    if (count == 0) continue;
    out.push_back("deferred: " + counted(count, "secret") + "; run wrangler deploy --env " +
                  visible(deployment.wrangler_env) + ", then cfplan apply");
  }
  return out;
}

std::vector<std::string> deletions(const PlanOutline& plan) {
  std::vector<std::string> out;
  for (const PlanGroup& group : plan.groups) {
    const std::string prefix =
        group.deployment + (group.deployment.empty() ? "" : ": ") + "delete ";
    for (const FileDiff& file : group.files) {
      if (file.sign == Sign::Delete) out.push_back(prefix + file.path);
    }
    for (const SignedLine& line : group.secrets) {
      if (line.sign == Sign::Delete) out.push_back(prefix + line.text);
    }
  }
  return out;
}

std::vector<std::string> protected_deployments(const PlanOutline& plan) {
  std::vector<std::string> out;
  for (const PlanGroup& group : plan.groups) {
    if (group.is_protected) out.push_back(group.deployment);
  }
  return out;
}

PlanOutline make_plan_outline(const Plan& plan, IdDisplay ids) {
  PlanOutline out;
  out.groups = Grouping(plan, ids).take();
  for (const Unmanaged& thing : plan.unmanaged) out.unmanaged.push_back(unmanaged_text(thing));
  for (const Drift& drift : plan.drift) {
    out.drift.push_back(visible(drift.deployment.text()) + ": " +
                        mask_ids(visible(drift.text), plan.ids, ids));
  }
  out.deferred = deferred_lines(plan);
  auto group = out.groups.begin();
  for (const PlannedDeployment& deployment : plan.deployments) {
    while (group != out.groups.end() && group->key < deployment.key) ++group;
    const bool changes = group != out.groups.end() && group->key == deployment.key;
    if (changes || deployment.removal_commands.empty()) continue;
    Leftover& leftover = out.leftovers.emplace_back();
    leftover.deployment = visible(deployment.key.text());
    for (const std::string& command : deployment.removal_commands) {
      leftover.commands.push_back(mask_ids(visible(command), plan.ids, ids));
    }
  }
  out.diagnostics = ordered_diagnostics(plan, ids);
  out.verdict = verdict_text(plan);
  out.refusal = refusal_text(plan);
  out.fingerprint = visible(plan.fingerprint);
  return out;
}

}  // namespace cfplan
