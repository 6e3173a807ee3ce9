#pragma once

#include "cfplan/base/result.hpp"
#include "cli/flows/form_questions.hpp"
#include "cli/flows/update_answers.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Flow B: asks which deployment is meant and what of it is to change, where the answers do not
/// tell. `project` is the manifest as it stands; the env files that nobody declares are read into
/// it. Every question can be left for the one before it.
[[nodiscard]] Result<DeploymentForm> ask_update(const UpdateAnswers& given, Interview& interview,
                                                CommandContext& context, const OpenProject& opened,
                                                Project& project, TypedEnvironment& environment,
                                                const FormCheck& check);

}  // namespace cfplan
