#pragma once

#include <string>
#include <string_view>

namespace cfplan {

/// What the backslashes of TOML, JSON and YAML say, as far as a token's form needs it: characters
/// beyond ASCII become `?`, and a backslash at a line's end takes the white space behind it along.
[[nodiscard]] std::string unescaped(std::string_view written);

}  // namespace cfplan
