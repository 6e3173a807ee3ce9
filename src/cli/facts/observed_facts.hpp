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
  /// Why an account did not answer, as warnings. Having no token is none.
  Diagnostics silent;

  /// Of the files as the selection sees them, each once; then those of the accounts.
  [[nodiscard]] Diagnostics problems(const Selection& selection) const;
};

/// The facts of the selected deployments with the state of their secrets, as far as anybody can be
/// asked.
[[nodiscard]] Result<ObservedFacts> observe_facts(CommandContext& context,
                                                  const Selection& selection);

}  // namespace cfplan
