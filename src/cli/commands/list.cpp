#include "cfplan/render/deployment_list.hpp"

#include "cli/commands/commands.hpp"
#include "cli/facts/observed_facts.hpp"

namespace cfplan {

Result<ExitCode> run_list(CommandContext& context) {
  const auto facts = observe_facts(context, context.options.selection);
  if (!facts) return fail(facts.error());
  const Style& style = context.output.style();
  const Diagnostics problems = facts->problems(context.options.selection);
  context.output.problems(problems);
  context.output.result(context.options.format == "json"
                            ? render_list_json(facts->deployments, style.ids)
                            : render_list_text(facts->deployments, style));
  return has_errors(problems) ? ExitCode::Failure : ExitCode::Success;
}

}  // namespace cfplan
