#include "cli/secret_backend.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "cfplan/apply/child_environment.hpp"
#include "cfplan/providers/wrangler/wrangler_writer.hpp"
#include "cli/usage.hpp"
#include "cli/wrangler_program.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kWrangler = "wrangler";

Diagnostic no_wrangler() {
  return {.code = "CFP6210",
          .message =
              "the secrets are to be set with wrangler, and there is none in "
              "node_modules/.bin or PATH",
          .hint =
              "install it with npm install --save-dev wrangler, or leave --secrets-via out; "
              "nothing was written"};
}

bool has_secrets(const Plan& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    return std::holds_alternative<ChangeSecrets>(action);
  });
}

/// Variables that any secret of the manifest is read from: wrangler needs none of them.
std::set<std::string> source_variables(const Desired& desired) {
  std::set<std::string> variables;
  for (const Deployment& deployment : desired.deployments) {
    for (const DesiredSecret& secret : deployment.secrets) {
      const auto* from = std::get_if<SecretFromEnv>(&secret.source);
      if (from != nullptr) variables.insert(from->variable);
    }
  }
  return variables;
}

WranglerSections sections_of(const Plan& plan) {
  WranglerSections sections;
  for (const PlannedDeployment& deployment : plan.deployments) {
    if (!deployment.account_id || !deployment.worker) continue;
    sections[{*deployment.account_id, *deployment.worker}] = {deployment.wrangler_file,
                                                              deployment.wrangler_env};
  }
  return sections;
}

}  // namespace

Result<void> check_secret_backend(const Options& options) {
  if (options.secrets_via != kWrangler || options.account_file.empty()) return {};
  return fail(usage_error("--secrets-via wrangler cannot go with --account-file",
                          "wrangler knows the Cloudflare API only; leave one of the two out"));
}

Result<std::unique_ptr<AccountWriter>> secret_backend(
    const CommandContext& context, const std::string& folder, const PlannedProject& planned,
    const Accounts& accounts, AccountWriter& writer, ProcessRunner& processes) {
  if (context.options.secrets_via != kWrangler || !has_secrets(planned.plan)) return nullptr;
  const Environment& environment = context.host.environment;
  auto program =
      find_wrangler_program(*context.host.disk, folder, environment.get("PATH").value_or(""));
  if (!program) return fail(no_wrangler());
  const Desired& desired = planned.project.desired;
  return std::make_unique<WranglerWriter>(
      writer, processes,
      WranglerStart{*std::move(program), folder,
                    child_environment(environment, source_variables(desired))},
      sections_of(planned.plan), accounts.tokens(desired));
}

}  // namespace cfplan
