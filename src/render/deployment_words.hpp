#pragma once

#include <string>
#include <string_view>

#include "cfplan/model/deployment_facts.hpp"
#include "cfplan/model/origin.hpp"

namespace cfplan {

/// "configured", "missing", "unknown".
[[nodiscard]] std::string_view secret_state_name(SecretState state);

/// A setting's value as it may be shown: `****` where it looks like a credential.
[[nodiscard]] std::string shown_value(std::string_view name, std::string_view value);

/// What a layer says of a value as it may be shown: the name is the last part of the path.
[[nodiscard]] std::string shown_statement(std::string_view path, std::string_view text);

/// "deployments.yaml:12, defaults", or the layer alone where it stands in no file.
[[nodiscard]] std::string layer_text(const Origin& origin);

/// "acme/production", or "[env.preview]" or the env file for what nobody declares.
[[nodiscard]] std::string deployment_name(const DeploymentFacts& deployment);

}  // namespace cfplan
