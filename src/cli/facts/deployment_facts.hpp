#pragma once

#include <vector>

#include "cfplan/model/account.hpp"
#include "cfplan/model/deployment_facts.hpp"
#include "cfplan/plan/selection.hpp"
#include "cfplan/ports/project_files.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Every deployment as it stands in the files, the declared ones by key, then what nobody declares;
/// the state of secrets is unknown. Reads the env files that nobody declares into the project.
[[nodiscard]] std::vector<DeploymentFacts> gather_facts(Project& project, const ProjectFiles& files,
                                                        const Selection& selection);

/// What must be asked to know the secrets of these deployments: one question a Worker.
[[nodiscard]] std::vector<Question> secret_questions(
    const Desired& desired, const std::vector<DeploymentFacts>& deployments);

/// Fills in the secrets: those declared, and those in the store where it was asked and answered.
void add_secrets(const Desired& desired, const Account& account,
                 std::vector<DeploymentFacts>& deployments);

}  // namespace cfplan
