#include "cli/commands/commands.hpp"
#include "cli/completion/shell_scripts.hpp"

namespace cfplan {

Result<ExitCode> run_completion(CommandContext& context) {
  context.output.result(completion_script(context.options.arguments.front()));
  return ExitCode::Success;
}

}  // namespace cfplan
