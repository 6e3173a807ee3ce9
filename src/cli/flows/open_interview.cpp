#include "cli/flows/open_interview.hpp"

#include "cli/prompts/key_interview.hpp"
#include "cli/prompts/plain_interview.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {

std::unique_ptr<Interview> open_interview(CommandContext& context) {
  auto& [options, host, output] = context;
  const std::string terminal = host.environment.get("TERM").value_or("");
  output.flush_results();
  if (options.plain || terminal.empty() || terminal == "dumb") {
    return std::make_unique<PlainInterview>(host.terminal, host.interruption, output);
  }
  return std::make_unique<KeyInterview>(host.terminal.take_keyboard(), host.interruption,
                                        output.message_style().color);
}

Result<void> repair_before_asking(const std::string& command, const OpenProject& project,
                                  CommandContext& context) {
  if (expect_no_interrupted_run(project, context.host)) return {};
  const auto repaired =
      begin_writing(command, project, context.options, context.host, context.output);
  if (!repaired) return fail(repaired.error());
  return {};
}

}  // namespace cfplan
