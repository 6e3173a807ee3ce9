#include "cfplan/manifest/manifest.hpp"
#include "cli/commands/commands.hpp"

namespace cfplan {

Result<ExitCode> run_schema(CommandContext& context) {
  context.output.result(manifest_json_schema());
  return ExitCode::Success;
}

}  // namespace cfplan
