#include <string>

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {

Result<ExitCode> run_recover(CommandContext& context) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  const Result<WritingRun> run =
      begin_writing("recover", *project, context.options, context.host, context.output);
  if (!run) return fail(run.error());
  if (run->recovered.result == RecoveryResult::NothingToDo) {
    context.output.result("Nothing to recover.\n");
  }
  if (!run->recovered.files.empty()) {
    std::string text = "Files of that run:\n";
    for (const std::string& path : run->recovered.files) text += "  " + visible(path) + "\n";
    context.output.result(text);
  }
  if (run->recovered.secrets && !run->recovered.secrets->open_units().empty()) {
    context.output.note("Some of its secrets are not set yet; run cfplan apply.");
    return ExitCode::SecretsPending;
  }
  return ExitCode::Success;
}

}  // namespace cfplan
