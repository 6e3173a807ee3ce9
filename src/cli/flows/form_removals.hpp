#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/model/deployment.hpp"
#include "cfplan/model/explanation.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"

namespace cfplan {

/// Takes what the form names out of the deployment that `file` declares: its own entry goes, and
/// what an outer layer says is taken away with a null. `standing`: all layers merged; `layers`:
/// what each says. CFP9033 when it declares nothing of that name, CFP9034 when an outer layer's
/// list would have to be changed.
[[nodiscard]] Result<void> remove_declared(const DeploymentForm& form, const Deployment& standing,
                                           const Explanation& layers, const std::string& file,
                                           EditedManifest& manifest);

}  // namespace cfplan
