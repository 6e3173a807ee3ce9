#include "cli/application.hpp"

#include <utility>

#include "cfplan/apply/executor.hpp"
#include "cfplan/providers/host/posix_process_runner.hpp"
#include "cfplan/providers/host/posix_secret_files.hpp"
#include "cfplan/providers/host/system_random.hpp"
#include "cfplan/render/plan_text.hpp"
#include "cli/secret_backend.hpp"

namespace cfplan {
namespace {

Diagnostic read_only_account(const std::string& source) {
  return {.code = "CFP9006",
          .message = "a plan against the " + source + " cannot be applied",
          .hint = "apply without --account-file, or with an embedded account (\"writable\": true)"};
}

Diagnostic not_shown() {
  return {.code = "CFP9040",
          .severity = Severity::Warning,
          .message = "generated values are not shown: standard output is no terminal",
          .hint =
              "they are set all the same; run apply --rotate with --show-generated on a "
              "terminal for values that you can see"};
}

}  // namespace

Result<ExitCode> Application::carry_out(const PlannedProject& planned,
                                        const std::vector<FileWrite>& manifest) {
  const Result<AccountProvider*> provider = accounts_.open(planned.project.desired);
  if (!provider) return fail(provider.error());
  if ((*provider)->writer == nullptr) {
    return fail(read_only_account((*provider)->reader->source()));
  }
  run_.identity.fingerprint = planned.plan.fingerprint;
  PosixProcessRunner processes(context_.host.interruption);
  const auto backend = secret_backend(context_, project_.folder, planned, accounts_,
                                      *(*provider)->writer, processes);
  if (!backend) return fail(backend.error());
  AccountWriter& writer = *backend != nullptr ? **backend : *(*provider)->writer;
  const bool is_seen = context_.host.terminal.output_is_terminal();
  if (context_.options.show_generated && !is_seen) context_.output.problems({not_shown()});
  context_.host.forbid_core_dumps();
  const Outcome outcome = apply(planned, *(*provider)->reader, writer, processes, manifest);
  context_.output.problems(outcome.diagnostics);
  context_.output.result("\n" + render_outcome_text(outcome, context_.output.style()));
  context_.output.result(render_generated_text(outcome.generated, context_.output.style()));
  if (outcome.kind != OutcomeKind::NothingToDo) {
    context_.output.result(render_deferred(planned.plan));
  }
  return static_cast<ExitCode>(exit_code(outcome.kind));
}

Outcome Application::apply(const PlannedProject& planned, AccountReader& reader,
                           AccountWriter& writer, ProcessRunner& processes,
                           const std::vector<FileWrite>& manifest) {
  Host& host = context_.host;
  const PosixSecretFiles secret_files(project_.folder);
  SystemRandom random;
  const ApplyPorts ports{
      .project = *project_.files,
      .folders = run_.folders(project_),
      .lock = *run_.lock,
      .reader = reader,
      .writer = writer,
      .secrets = {secrets_.get(), secret_files, processes, random, project_.folder, {}}};
  const ApplyOptions options{
      .run = run_.identity,
      .atomicity = context_.options.atomic ? Atomicity::RollBackFiles : Atomicity::KeepFiles,
      .way_back = identify("rollback " + run_.identity.id, host),
      .lock_run = identify("apply", host),
      .interrupted = [&host] { return host.interruption.requested(); },
      .manifest = manifest,
      .generated = context_.options.show_generated && host.terminal.output_is_terminal()
                       ? GeneratedValues::Told
                       : GeneratedValues::Forgotten,
      .covers =
          [&planned](const auto& key) { return planned.resumed && planned.resumed->covers(key); }};
  return apply_plan(planned.plan, ports, options, std::move(run_.recovered.secrets));
}

void add_left_open(const WritingRun& run, PlanOptions& planning) {
  if (!run.recovered.secrets) return;
  planning.owed_rotations = rotations_left_open(run.recovered.secrets->open_units());
}

}  // namespace cfplan
