#include "cli/commands/commands.hpp"
#include "cli/options/help_text.hpp"
#include "cli/options/manual_page.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Result<std::string> text_for(const Options& options, std::size_t width) {
  const std::vector<std::string>& topics = options.arguments;
  if (options.format == "man") {
    if (topics.empty()) return manual_page();
    return fail(usage_error("there is one manual page for all commands",
                            "leave out the topic, or --format man"));
  }
  return topics.empty() ? program_help(width) : topic_help(topics.front(), width);
}

}  // namespace

Result<ExitCode> run_help(CommandContext& context) {
  const Result<std::string> text = text_for(context.options, context.output.style().width);
  if (!text) {
    context.output.problems(text.error().diagnostics);
    return ExitCode::Usage;
  }
  context.output.result(*text);
  return ExitCode::Success;
}

}  // namespace cfplan
