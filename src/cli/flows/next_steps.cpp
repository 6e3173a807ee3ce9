#include "cli/flows/next_steps.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

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

const DesiredSecret* find_secret(const Desired& desired, const DeploymentKey& key,
                                 const std::string& name) {
  for (const Deployment& deployment : desired.deployments) {
    if (deployment.key != key) continue;
    const auto found =
        std::find_if(deployment.secrets.begin(), deployment.secrets.end(),
                     [&](const DesiredSecret& secret) { return secret.name == name; });
    return found == deployment.secrets.end() ? nullptr : &*found;
  }
  return nullptr;
}

/// "STRIPE_KEY from $INITECH_STRIPE_KEY" where a variable has to be set for it.
std::string secret_text(const Desired& desired, const DeploymentKey& key, const std::string& name) {
  const DesiredSecret* secret = find_secret(desired, key, name);
  const auto* source = secret == nullptr ? nullptr : std::get_if<SecretFromEnv>(&secret->source);
  return source == nullptr ? name : name + " from $" + source->variable;
}

std::string secrets_text(const Desired& desired, const PlannedDeployment& deployment) {
  std::vector<std::string> texts;
  for (const std::string& name : deployment.deferred_secrets) {
    texts.push_back(secret_text(desired, deployment.key, name));
  }
  return join(texts, ", ");
}

}  // namespace

std::string next_steps_text(const PlannedProject& planned, FlowKind kind) {
  std::string text = "\nNext steps:\n  commit the files named above\n";
  for (const PlannedDeployment& deployment : planned.plan.deployments) {
    text += "  wrangler deploy" + target(deployment) + "\n";
    if (!deployment.deferred_secrets.empty()) {
      text += "  cfplan apply --customer " + deployment.key.customer + " --environment " +
              deployment.key.environment + ", which sets " +
              secrets_text(planned.project.desired, deployment) + "\n";
    }
    const bool has_token =
        find_secret(planned.project.desired, deployment.key, kWorkerToken) != nullptr;
    if (kind == FlowKind::New && !has_token) {
      text += "  wrangler secret put " + std::string(kWorkerToken) + target(deployment) +
              ", if the Worker needs a token\n";
    }
  }
  return text;
}

}  // namespace cfplan
