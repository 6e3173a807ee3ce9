#pragma once

#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/deployment_facts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// What list and describe show.
struct ObservedFacts {
  Project project;
  std::vector<DeploymentFacts> deployments;
  /// Of the files; and, as warnings, why an account did not answer. Having no token is none.
  Diagnostics problems;
};

/// The facts of the selected deployments with the state of their secrets, as far as anybody can be
/// asked.
[[nodiscard]] Result<ObservedFacts> observe_facts(CommandContext& context,
                                                  const Selection& selection);

}  // namespace cfplan
