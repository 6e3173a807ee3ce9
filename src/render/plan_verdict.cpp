#include "render/plan_verdict.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool records_versions(const Plan& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    return std::holds_alternative<RecordVersions>(action);
  });
}

}  // namespace

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

}  // namespace cfplan
