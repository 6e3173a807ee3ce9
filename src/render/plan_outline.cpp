#include "render/plan_outline.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/diagnostic_mask.hpp"
#include "render/plan_verdict.hpp"

namespace cfplan {
namespace {

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
  out.groups = plan_groups(plan, ids);
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
