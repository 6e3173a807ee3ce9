#pragma once

#include <optional>

#include "cfplan/base/value.hpp"
#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// A value of `vars` out of all its layers: maps merged key by key, all else from the strongest;
/// strings filled in, scalars typed. None for a null, which removes, and after a reported problem.
[[nodiscard]] std::optional<Value> merged_value(const Stack& stack, DeploymentNames& names);

}  // namespace cfplan
