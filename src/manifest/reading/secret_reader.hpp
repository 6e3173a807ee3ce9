#pragma once

#include <optional>
#include <string_view>

#include "cfplan/model/deployment.hpp"
#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// One secret out of all its layers. A layer that names a source replaces the source of the weaker
/// ones with all that belongs to it; `version` merges. None for a null, which removes, and after a
/// reported problem.
[[nodiscard]] std::optional<DesiredSecret> read_secret(std::string_view name, const Stack& stack,
                                                       const DeploymentLayers& layers,
                                                       DeploymentNames& names);

}  // namespace cfplan
