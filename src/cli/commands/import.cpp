#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/migration.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/confirmed_facts.hpp"
#include "cli/facts/empty_plan.hpp"
#include "cli/facts/section_questions.hpp"
#include "cli/facts/standing_project.hpp"
#include "cli/facts/undecided.hpp"
#include "cli/pipeline.hpp"
#include "cli/project/new_file.hpp"
#include "cli/project/wrangler_search.hpp"
#include "cli/usage.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

Diagnostic manifest_exists(const std::string& file) {
  return {.code = "CFP9010",
          .message = file + " is there already",
          .place = file_place(file),
          .hint = "edit it, or name another file to write with -f FILE"};
}

Diagnostic manifest_unwritable(const std::string& file, const IoError& error) {
  return {.code = "CFP9014",
          .message = file + " cannot be written: " + error.reason,
          .place = file_place(file),
          .hint = "make room or give the permission, and import again"};
}

/// What --assign says for a section that is nobody's.
constexpr std::string_view kNobody = "none";

Diagnostic no_assignment(const std::string& text) {
  return usage_error(
      "--assign cannot be \"" + visible(text) + "\"",
      "it is like --assign production=acme/production, or production=none to leave it out");
}

Result<AssignedSections> read_assignments(const std::vector<std::string>& texts) {
  AssignedSections assigned;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const std::size_t slash = text.find('/', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || equals == 0) return fail(no_assignment(text));
    if (text.substr(equals + 1) == kNobody) {
      assigned[text.substr(0, equals)] = std::nullopt;
      continue;
    }
    if (slash == std::string::npos) return fail(no_assignment(text));
    assigned[text.substr(0, equals)] =
        DeploymentKey{text.substr(equals + 1, slash - equals - 1), text.substr(slash + 1)};
  }
  return assigned;
}

/// Reads the project again and again until everything open was decided at the terminal.
Result<StandingReading> read_decided(const CommandContext& context, const OpenProject& opened,
                                     const std::string& wrangler) {
  auto assigned = read_assignments(context.options.assign);
  if (!assigned) return fail(std::move(assigned.error()));
  StandingOptions options{context.options.selection, std::move(*assigned)};
  for (;;) {
    auto reading = read_standing_project(*opened.files, wrangler, options);
    if (!reading || reading->is_decided()) return reading;
    if (!context.host.terminal.can_ask()) return fail(Error(undecided(*reading)));
    if (reading->lacks_customer) {
      auto customer = ask_customer(context.host.terminal);
      if (!customer) return fail(interrupted());
      options.selection.customers = {std::move(*customer)};
    }
    if (reading->open.empty()) continue;
    // One at a time: an answer may settle what the next section is.
    const SectionChoice& open = reading->open.front();
    auto answer = ask_whose(open, context.host.terminal);
    if (!answer) return fail(interrupted());
    options.assigned[open.section] = std::move(*answer);
  }
}

Result<void> expect_no_manifest(const OpenProject& opened) {
  const Answer<FileContent> present = opened.files->read(opened.manifest_file);
  if (present.is_unknown()) return fail(present.why());
  if (present.is_here()) return fail(manifest_exists(opened.manifest_file));
  return {};
}

Result<void> write_manifest_file(const OpenProject& opened, const std::string& text) {
  const std::string& file = opened.manifest_file;
  const Io<void> written = write_new_file(*opened.file_system, file, text);
  if (written) return {};
  if (written.error().cause == IoCause::AlreadyThere) return fail(manifest_exists(file));
  return fail(manifest_unwritable(file, written.error()));
}

/// Whether env files hold what `migrate` would move.
bool is_of_old_layout(const StandingProject& project) {
  return std::any_of(
      project.deployments.begin(), project.deployments.end(), [](const StandingDeployment& one) {
        return std::any_of(one.env.begin(), one.env.end(),
                           [](const Member& member) { return is_old_key(member.key); });
      });
}

std::string report(const OpenProject& opened, const StandingProject& project) {
  std::size_t remarks = project.remarks.size();
  for (const StandingDeployment& one : project.deployments) remarks += one.remarks.size();
  return "Wrote " + visible(opened.manifest_file) + " with " +
         counted(project.deployments.size(), "deployment") +
         (remarks == 0 ? "" : "; its comments say what is left as it stands") +
         ". Next: cfplan plan" +
         (is_of_old_layout(project)
              ? "; or, since env files hold ids or a token, remove it and run "
                "cfplan migrate, which moves and declares them"
              : "") +
         "\n";
}

/// They are taken over as dotenv reads them, which may be news.
void say_surprises(const OpenProject& opened, const StandingProject& project, Output& output) {
  Documents documents;
  for (const StandingDeployment& one : project.deployments) {
    if (!one.env_file) continue;
    read_document(*opened.files, *one.env_file, DocumentFormat::Env, documents);
    output.problems(env_file_warnings(documents, *one.env_file));
  }
}

/// A project where no run was interrupted is not locked, and gets no state folder.
Result<std::optional<WritingRun>> repair_interrupted_run(const std::string& command,
                                                         const OpenProject& opened,
                                                         CommandContext& context) {
  if (expect_no_interrupted_run(opened, context.host)) return std::optional<WritingRun>();
  auto run = begin_writing(command, opened, context.options, context.host, context.output);
  if (!run) return fail(std::move(run.error()));
  return std::optional<WritingRun>(*std::move(run));
}

}  // namespace

Result<ExitCode> run_import(CommandContext& context) {
  const Result<OpenProject> opened = open_project(context.host, context.options);
  if (!opened) return fail(opened.error());
  auto repaired = repair_interrupted_run("import", *opened, context);
  if (!repaired) return fail(std::move(repaired.error()));
  if (auto absent = expect_no_manifest(*opened); !absent) return fail(std::move(absent.error()));
  auto reading = read_decided(context, *opened, find_wrangler_file(*opened->files));
  if (!reading) return fail(std::move(reading.error()));

  Accounts accounts(context);
  auto asked = declare_confirmed_facts(*reading, opened->place(context.host), context, accounts);
  if (!asked) return fail(std::move(asked.error()));
  const auto text = manifest_with_empty_plan(reading->project, *opened, context, accounts);
  if (!text) return fail(text.error());
  if (auto kept = write_manifest_file(*opened, *text); !kept) return fail(std::move(kept.error()));
  say_surprises(*opened, reading->project, context.output);
  context.output.result(report(*opened, reading->project));
  return ExitCode::Success;
}

}  // namespace cfplan
