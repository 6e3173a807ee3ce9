#include "cfplan/apply/executor.hpp"

#include <utility>

#include "cfplan/providers/host/posix_process_runner.hpp"
#include "cfplan/providers/host/posix_secret_files.hpp"
#include "cfplan/providers/host/system_random.hpp"
#include "cfplan/render/plan_text.hpp"
#include "cli/approval.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"
#include "cli/plan_report.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

Diagnostic read_only_account(const std::string& source) {
  return {.code = "CFP9006",
          .message = "a plan against the " + source + " cannot be applied",
          .hint = "apply without --account-file, or with an embedded account (\"writable\": true)"};
}

/// Carries out an approved plan and reports what was done.
class Application {
 public:
  Application(CommandContext& context, const OpenProject& project, WritingRun& run,
              Accounts& accounts)
      : context_(context), project_(project), run_(run), accounts_(accounts) {}

  Result<ExitCode> carry_out(const PlannedProject& planned) {
    const Result<AccountProvider*> provider = accounts_.open(planned.project.desired);
    if (!provider) return fail(provider.error());
    if ((*provider)->writer == nullptr) {
      return fail(read_only_account((*provider)->reader->source()));
    }
    run_.identity.fingerprint = planned.plan.fingerprint;
    context_.host.forbid_core_dumps();
    const Outcome outcome = apply(planned.plan, **provider);
    context_.output.problems(outcome.diagnostics);
    context_.output.result("\n" + render_outcome_text(outcome, context_.output.style()));
    if (outcome.kind != OutcomeKind::NothingToDo) {
      context_.output.result(render_deferred(planned.plan));
    }
    return static_cast<ExitCode>(exit_code(outcome.kind));
  }

 private:
  Outcome apply(const Plan& plan, AccountProvider& provider) {
    Host& host = context_.host;
    const PosixSecretFiles secret_files(project_.folder);
    PosixProcessRunner processes(host.interruption);
    SystemRandom random;
    const ApplyPorts ports{
        .project = *project_.files,
        .folders = run_.folders(project_),
        .lock = *run_.lock,
        .reader = *provider.reader,
        .writer = *provider.writer,
        .secrets = {host.environment, secret_files, processes, random, project_.folder, {}}};
    const ApplyOptions options{
        .run = run_.identity,
        .atomicity = context_.options.atomic ? Atomicity::RollBackFiles : Atomicity::KeepFiles,
        .way_back = identify("rollback " + run_.identity.id, host),
        .lock_run = identify("apply", host),
        .interrupted = [&host] { return host.interruption.requested(); }};
    return apply_plan(plan, ports, options, std::move(run_.recovered.secrets));
  }

  CommandContext& context_;
  const OpenProject& project_;
  WritingRun& run_;
  Accounts& accounts_;
};

/// Rotations that an interrupted run still owes are planned again.
void add_left_open(const WritingRun& run, PlanOptions& planning) {
  if (!run.recovered.secrets) return;
  planning.rotate.merge(rotations_left_open(run.recovered.secrets->open_units()));
}

Result<ExitCode> plan_and_apply(CommandContext& context, const Approval& approval,
                                PlanOptions planning) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  Result<WritingRun> run =
      begin_writing("apply", *project, context.options, context.host, context.output);
  if (!run) return fail(std::move(run.error()));
  add_left_open(*run, planning);

  Accounts accounts(context.options.account_file, context.host);
  const Result<PlannedProject> planned = plan_project(
      project->place(context.host), std::move(planning), accounts, context.host, context.output);
  if (!planned) return fail(planned.error());
  report_plan(planned->plan, context.options, std::nullopt, context.output);
  if (has_errors(planned->plan.diagnostics)) return exit_code_for_plan(planned->plan);
  const Decision decision = approval.decide(planned->plan, context.host, context.output);
  if (decision.refusal) return *decision.refusal;
  return Application(context, *project, *run, accounts).carry_out(*planned);
}

}  // namespace

Result<ExitCode> run_apply(CommandContext& context) {
  auto planning = plan_options(context.options);
  if (!planning) return fail(std::move(planning.error()));
  const Result<Approval> approval = Approval::from(context.options, context.host);
  if (!approval) return fail(approval.error());
  return plan_and_apply(context, *approval, std::move(*planning));
}

}  // namespace cfplan
