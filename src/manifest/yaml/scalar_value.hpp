#pragma once

#include "cfplan/base/value.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// What an unquoted scalar is where any type may stand (`vars`): `true` and `false` are booleans;
/// a number is what JSON accepts as one and what JavaScript would print back just as it is written,
/// so that 10, 0.5 and 1e-7 are numbers while 012, 1e3, 1.10 and 12345678901234567890 stay the text
/// that their author wrote. All else, and everything quoted, is a string.
[[nodiscard]] Value scalar_value(const YamlNode& scalar);

}  // namespace cfplan
