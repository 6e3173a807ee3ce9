#include <utility>

#include "cli/application.hpp"
#include "cli/approval.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"
#include "cli/reports/plan_report.hpp"
#include "cli/secret_backend.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

// Why a plan with errors is not applied. A guard may refuse it since it became another one.
ExitCode refusal_of(const Plan& plan, const Approval& approval, Output& output) {
  const ExitCode code = exit_code_for_plan(plan);
  return code == ExitCode::Blocked ? approval.review(plan, output).refusal.value_or(code) : code;
}

Result<ExitCode> plan_and_apply(CommandContext& context, const Approval& approval,
                                PlanOptions planning) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  Result<WritingRun> run =
      begin_writing("apply", *project, context.options, context.host, context.output);
  if (!run) return fail(std::move(run.error()));
  add_left_open(*run, planning);

  Accounts accounts(context);
  const Result<PlannedProject> planned = plan_project(
      project->place(context.host), std::move(planning), accounts, context.host, context.output);
  if (!planned) return fail(planned.error());
  say_age(accounts, context.host, context.output);
  report_plan(planned->plan, context.options, std::nullopt, context.output);
  if (has_errors(planned->plan.diagnostics)) {
    return refusal_of(planned->plan, approval, context.output);
  }
  const Decision decision = approval.decide(planned->plan, context.host, context.output);
  if (decision.refusal) return *decision.refusal;
  return Application(context, *project, *run, accounts).carry_out(*planned);
}

}  // namespace

Result<ExitCode> run_apply(CommandContext& context) {
  if (auto backend = check_secret_backend(context.options); !backend) {
    return fail(std::move(backend.error()));
  }
  auto planning = plan_options(context.options);
  if (!planning) return fail(std::move(planning.error()));
  const Result<Approval> approval = Approval::from(
      context.options, context.host, "give --auto-approve, a saved plan, or --expect FINGERPRINT");
  if (!approval) return fail(approval.error());
  planning->reviewed_findings = approval->reviewed_findings();
  return plan_and_apply(context, *approval, std::move(*planning));
}

}  // namespace cfplan
