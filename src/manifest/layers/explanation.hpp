#pragma once

#include "cfplan/model/explanation.hpp"
#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// What each layer says of each value of one deployment.
[[nodiscard]] Explanation explain_layers(const DeploymentLayers& layers, DeploymentNames& names);

}  // namespace cfplan
