#include "cli/commands/commands.hpp"

namespace cfplan {

Result<ExitCode> run_version(CommandContext& context) {
  context.output.result("cfplan " CFPLAN_VERSION "\n");
  return ExitCode::Success;
}

}  // namespace cfplan
