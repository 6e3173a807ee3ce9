#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cfplan/render/deployment_list.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/observed_facts.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Diagnostic no_deployment(const std::string& name, const std::vector<DeploymentFacts>& all) {
  std::vector<std::string> names;
  for (const DeploymentFacts& facts : all) names.push_back(facts.key.text());
  const auto near = closest_match(name, names);
  return {.code = "CFP9009",
          .message = "there is no deployment " + visible(name),
          .hint = near ? "did you mean " + *near : "cfplan list shows all of them"};
}

/// The deployment and no other.
Selection only(const std::string& name) {
  const std::size_t slash = name.find('/');
  return {{name.substr(0, slash)}, {name.substr(slash + 1)}};
}

/// Whether it is declared, with errors that were told.
bool is_broken(const Desired& desired, const std::string& name) {
  return std::any_of(desired.broken.begin(), desired.broken.end(),
                     [&](const DeploymentKey& key) { return key.text() == name; });
}

}  // namespace

Result<ExitCode> run_describe(CommandContext& context) {
  const std::string& name = context.options.arguments.front();
  if (name.find('/') == std::string::npos) {
    return fail(usage_error("\"" + visible(name) + "\" names no deployment",
                            "name customer and environment, as in acme/production"));
  }
  auto facts = observe_facts(context, Selection{});
  if (!facts) return fail(facts.error());
  const Style& style = context.output.style();
  const Diagnostics problems = facts->problems(only(name));
  context.output.problems(problems);
  for (DeploymentFacts& one : facts->deployments) {
    if (one.key.text() != name) continue;
    if (context.options.explain) one.explanation = explain(facts->project, one.key);
    context.output.result(context.options.format == "json" ? render_describe_json(one, style.ids)
                                                           : render_describe_text(one, style));
    return has_errors(problems) ? ExitCode::Failure : ExitCode::Success;
  }
  if (is_broken(facts->project.desired, name)) return ExitCode::Failure;
  return fail(no_deployment(name, facts->deployments));
}

}  // namespace cfplan
