#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/manifest/manifest_writer.hpp"
#include "cli/accounts.hpp"
#include "cli/commands/commands.hpp"

namespace cfplan {

/// The text of a manifest for `project` whose plan is empty, proved by planning with it. What would
/// change all the same, or cannot be planned, is left out, and a remark says so. Errors are those
/// that concern no single deployment, and CFP9013.
[[nodiscard]] Result<std::string> manifest_with_empty_plan(StandingProject& project,
                                                           const OpenProject& opened,
                                                           CommandContext& context,
                                                           Accounts& accounts);

}  // namespace cfplan
