#include "cli/commands/commands.hpp"
#include "cli/help_text.hpp"

namespace cfplan {

Result<ExitCode> run_help(CommandContext& context) {
  if (context.options.arguments.empty()) {
    context.output.result(program_help());
    return ExitCode::Success;
  }
  const Result<std::string> text = topic_help(context.options.arguments.front());
  if (!text) {
    context.output.problems(text.error().diagnostics);
    return ExitCode::Usage;
  }
  context.output.result(*text);
  return ExitCode::Success;
}

}  // namespace cfplan
