#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/deployment_facts.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/ports/environment.hpp"
#include "cli/commands/commands.hpp"

namespace cfplan {

/// How long ago Workers were uploaded, as people say it, by account id and name.
using WorkerAges = std::map<std::pair<std::string, std::string>, std::string>;

/// The ages of these deployments' Workers, as far as anybody can be asked: one question an account.
/// What is not known is left out. CFP9005 when it is interrupted.
[[nodiscard]] Result<WorkerAges> observe_worker_ages(
    CommandContext& context, const Desired& desired, const Environment& environment,
    const std::vector<DeploymentFacts>& deployments);

}  // namespace cfplan
