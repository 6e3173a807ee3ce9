#include "cfplan/apply/executor.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"
#include "cli/plan_store.hpp"
#include "cli/reports/plan_report.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {

Result<ExitCode> run_plan(CommandContext& context) {
  const Options& options = context.options;
  const auto max_bytes = read_max_bytes(options);
  if (!max_bytes) return fail(max_bytes.error());
  auto planning = plan_options(options);
  if (!planning) return fail(std::move(planning.error()));
  const Result<OpenProject> project = open_project(context.host, options);
  if (!project) return fail(project.error());
  const auto left_open = expect_no_interrupted_run(*project, context.host);
  if (!left_open) return fail(left_open.error());
  planning->owed_rotations = rotations_left_open(*left_open);

  Accounts accounts(context);
  const Result<PlannedProject> planned = plan_project(
      project->place(context.host), std::move(*planning), accounts, context.host, context.output);
  if (!planned) return fail(planned.error());
  say_age(accounts, context.host, context.output);
  const Plan& plan = planned->plan;
  report_plan(plan, options, *max_bytes, context.output);
  if (!options.out.empty()) {
    if (auto saved = save_plan_file(options.out, plan); !saved) {
      return fail(std::move(saved.error()));
    }
  }
  if (has_errors(plan.diagnostics)) return exit_code_for_plan(plan);
  const bool is_pending = (options.detailed_exit_code && !plan.empty()) ||
                          (options.fail_on_drift && !plan.drift.empty());
  return is_pending ? ExitCode::ChangesPending : ExitCode::Success;
}

}  // namespace cfplan
