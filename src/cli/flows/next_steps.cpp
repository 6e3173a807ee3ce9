#include "cli/flows/next_steps.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr const char* kWorkerToken = "CLOUDFLARE_API_TOKEN";

/// The words that make wrangler act on this section of this file.
std::string target(const PlannedDeployment& deployment) {
  const std::string& file = deployment.wrangler_file;
  const bool found_by_itself =
      file == "wrangler.toml" || file == "wrangler.json" || file == "wrangler.jsonc";
  const std::string config = found_by_itself ? "" : " --config " + visible(file);
  return config + " --env " + visible(deployment.wrangler_env);
}

bool declares_token(const Desired& desired, const DeploymentKey& key) {
  for (const Deployment& deployment : desired.deployments) {
    if (deployment.key != key) continue;
    return std::any_of(deployment.secrets.begin(), deployment.secrets.end(),
                       [](const DesiredSecret& secret) { return secret.name == kWorkerToken; });
  }
  return false;
}

}  // namespace

std::string next_steps_text(const PlannedProject& planned, FlowKind kind) {
  std::string text = "\nNext steps:\n  commit the files named above\n";
  for (const PlannedDeployment& deployment : planned.plan.deployments) {
    text += "  wrangler deploy" + target(deployment) + "\n";
    if (!deployment.deferred_secrets.empty()) {
      text += "  cfplan apply --customer " + deployment.key.customer + " --environment " +
              deployment.key.environment + ", which sets " +
              join(deployment.deferred_secrets, ", ") + "\n";
    }
    if (kind == FlowKind::New && !declares_token(planned.project.desired, deployment.key)) {
      text += "  wrangler secret put " + std::string(kWorkerToken) + target(deployment) +
              ", if the Worker needs a token\n";
    }
  }
  return text;
}

}  // namespace cfplan
