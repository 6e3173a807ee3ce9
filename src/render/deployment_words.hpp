#pragma once

#include <string>
#include <string_view>

#include "cfplan/model/deployment_facts.hpp"

namespace cfplan {

/// "configured", "missing", "unknown".
[[nodiscard]] std::string_view secret_state_name(SecretState state);

/// A setting's value as it may be shown: `****` where it looks like a credential.
[[nodiscard]] std::string shown_value(std::string_view name, std::string_view value);

/// "acme/production", or "[env.preview]" or the env file for what nobody declares.
[[nodiscard]] std::string deployment_name(const DeploymentFacts& deployment);

}  // namespace cfplan
