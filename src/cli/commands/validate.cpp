#include <set>
#include <string>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/planner.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"
#include "cli/reports/json_results.hpp"

namespace cfplan {
namespace {

std::size_t count_selected(const Project& project, const Selection& selection) {
  std::size_t count = 0;
  for (const Deployment& deployment : project.desired.deployments) {
    if (selection.covers(deployment.key)) ++count;
  }
  return count;
}

/// What a plan would say of the manifest and the files, whatever the accounts hold: guards are
/// warnings here, since --allow may let their findings through.
Diagnostics findings(const Project& project, const Selection& selection) {
  const PlanOptions options{.selection = selection, .env_files = project.env_files};
  Diagnostics found =
      make_plan(project.desired, project.documents, Account{}, options, problems_of(project))
          .diagnostics;
  std::erase_if(found, [](const Diagnostic& one) { return one.code.starts_with("CFP4"); });
  std::set<std::string> env_files;
  for (const Deployment& one : project.desired.deployments) {
    if (one.env_file && selection.covers(one.key)) env_files.insert(*one.env_file);
  }
  for (const std::string& path : env_files) {
    const Diagnostics surprises = env_file_warnings(project.documents, path);
    found.insert(found.end(), surprises.begin(), surprises.end());
  }
  for (Diagnostic& one : found) {
    if (is_guard(one)) one.severity = Severity::Warning;
  }
  return with_source_lines(std::move(found), project);
}

}  // namespace

Result<ExitCode> run_validate(CommandContext& context) {
  const Options& options = context.options;
  const Result<OpenProject> opened = open_project(context.host, options);
  if (!opened) return fail(opened.error());
  const Result<Project> project =
      load_selected(opened->place(context.host), options.selection, context.output);
  if (!project) return fail(project.error());
  const Diagnostics problems = findings(*project, options.selection);
  const std::size_t count = count_selected(*project, options.selection);
  if (options.annotations == "github") context.output.annotations(problems);
  if (options.format == "json") {
    context.output.result(validation_json(count, problems));
  } else {
    context.output.problems(problems);
    if (!has_errors(problems)) {
      context.output.result(opened->manifest_file + " is valid: " + counted(count, "deployment") +
                            "\n");
    }
  }
  return has_errors(problems) ? ExitCode::Failure : ExitCode::Success;
}

}  // namespace cfplan
