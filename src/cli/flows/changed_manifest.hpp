#pragma once

#include "cfplan/base/result.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Writes the form into whichever of the manifest's files declares the deployment: what is changed,
/// and then what is taken out. CFP9009 when none does, and the errors of change_deployment and
/// remove_declared.
[[nodiscard]] Result<void> write_changes(const DeploymentForm& form, const Project& project,
                                         EditedManifest& manifest);

}  // namespace cfplan
