#include "cfplan/apply/rollback.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/backups.hpp"
#include "cfplan/apply/executor.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/render/outcome_text.hpp"
#include "cli/approval.hpp"
#include "cli/commands/commands.hpp"
#include "cli/reports/rollback_report.hpp"
#include "cli/usage.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

/// Its id; empty: the newest.
std::string wanted_backup(const CommandContext& context) {
  const auto& arguments = context.options.arguments;
  return arguments.empty() ? "" : arguments.front();
}

/// How it ends when it is not done; none: go on.
std::optional<ExitCode> refusal(CommandContext& context, const RollbackPlan& plan) {
  if (!plan.changed.empty() && !context.options.force) {
    context.output.problems(plan.changed);
    return ExitCode::Blocked;
  }
  if (context.options.auto_approve) return std::nullopt;
  context.output.flush_results();
  const auto answer = context.host.terminal.ask("Restore these files? Only \"yes\" does it: ");
  if (answer && *answer == "yes") return std::nullopt;
  return end_without_yes(context.host, context.output);
}

Outcome outcome_of(const RollbackPlan& plan, const TransactionReport& report) {
  Outcome outcome{
      .kind = report.kind, .backup_id = report.backup_id, .diagnostics = report.diagnostics};
  if (report.kind != OutcomeKind::Done) return outcome;
  for (const FileWrite& write : plan.writes) {
    std::vector<std::string>& list =
        write.operation == FileOperation::Create   ? outcome.files_created
        : write.operation == FileOperation::Delete ? outcome.files_deleted
                                                   : outcome.files_updated;
    list.push_back(write.path);
  }
  return outcome;
}

std::string what_stays(const RollbackPlan& plan, const OpenProject& project) {
  const bool restores_manifest =
      std::any_of(plan.writes.begin(), plan.writes.end(),
                  [&](const FileWrite& write) { return write.path == project.manifest_file; });
  const std::string remote = "What was created at Cloudflare stays.";
  const bool is_redone = plan.run.command.starts_with("rollback");
  if (restores_manifest || is_redone) return remote;
  return visible(project.manifest_file) + " is as it was and asks for the same again. " + remote;
}

/// A secret that is to be set anew is so whatever the files say. One that is missing is found to
/// be.
std::vector<SecretUnit> owed_rotations(const WritingRun& run) {
  if (!run.recovered.secrets) return {};
  std::vector<SecretUnit> owed = run.recovered.secrets->open_units();
  std::erase_if(owed, [](const SecretUnit& unit) { return rotations_left_open({unit}).empty(); });
  return owed;
}

Result<ExitCode> restore(CommandContext& context, const OpenProject& project,
                         const WritingRun& run) {
  const ProjectFolders folders = run.folders(project);
  const Result<RollbackPlan> plan = plan_rollback(folders, wanted_backup(context));
  if (!plan) return fail(plan.error());
  const Result<std::string> text = rollback_text(*plan, *project.files, context.output.style().ids);
  if (!text) return fail(text.error());
  context.output.result(*text);
  if (const auto refused = refusal(context, *plan)) return *refused;

  const Host& host = context.host;
  const std::vector<SecretUnit> rotations = owed_rotations(run);
  const TransactionOptions options{
      .run = run.identity,
      .remove_folders = plan->remove_folders,
      .secrets = rotations,
      .owed = rotations,
      .interrupted = [&host] { return host.interruption.requested(); }};
  const Outcome outcome = outcome_of(*plan, write_files(folders, *run.lock, plan->writes, options));
  context.output.problems(outcome.diagnostics);
  context.output.result("\n" + render_outcome_text(outcome, context.output.style()));
  if (outcome.kind == OutcomeKind::Done) context.output.note(what_stays(*plan, project));
  return static_cast<ExitCode>(exit_code(outcome.kind));
}

/// Nobody can be asked: that there is no such backup is said before, since no approval helps then.
Error why_not_unasked(const CommandContext& context, const OpenProject& project) {
  const Disk& disk = *context.host.disk;
  const auto place = find_state_folder(disk, project.folder);
  if (!place) return place.error();
  const auto state = open_state_folder(disk, *place);
  if (!state) return state.error();
  const auto there = expect_backup(state->get(), wanted_backup(context));
  if (!there) return there.error();
  return usage_error("there is no terminal to ask on, and no --auto-approve",
                     "give --auto-approve");
}

}  // namespace

Result<ExitCode> run_rollback(CommandContext& context) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  if (!context.options.auto_approve && !context.host.terminal.can_ask()) {
    return fail(why_not_unasked(context, *project));
  }
  const Result<WritingRun> run =
      begin_writing("rollback", *project, context.options, context.host, context.output);
  if (!run) return fail(run.error());
  return restore(context, *project, *run);
}

}  // namespace cfplan
