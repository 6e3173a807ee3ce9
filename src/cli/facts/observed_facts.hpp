#pragma once

#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/deployment_facts.hpp"
#include "cli/commands/commands.hpp"

namespace cfplan {

/// What list and describe show: the facts of the selected deployments with the state of their
/// secrets, as far as anybody can be asked. Problems of the files are said on stderr, and so is why
/// an account did not answer, once each; having no token is no problem.
[[nodiscard]] Result<std::vector<DeploymentFacts>> observe_facts(CommandContext& context,
                                                                 const Selection& selection);

}  // namespace cfplan
