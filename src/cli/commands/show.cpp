#include "cli/commands/commands.hpp"
#include "cli/plan_store.hpp"
#include "cli/reports/plan_report.hpp"

namespace cfplan {

Result<ExitCode> run_show(CommandContext& context) {
  const auto max_bytes = read_max_bytes(context.options);
  if (!max_bytes) return fail(max_bytes.error());
  const Result<Plan> plan = read_plan_file(context.options.arguments.front());
  if (!plan) return fail(plan.error());
  report_plan(*plan, context.options, *max_bytes, context.output);
  return ExitCode::Success;
}

}  // namespace cfplan
