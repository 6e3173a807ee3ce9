#pragma once

#include <string_view>

#include "cfplan/base/value.hpp"

namespace cfplan::envdoc {

/// The map that an env file is as dotenv reads it: the last of equal keys wins, in the order of
/// their first places; `__proto__` is dropped, as JavaScript does.
[[nodiscard]] Value read_env(std::string_view text);

/// The key that an assignment in JavaScript cannot make.
inline constexpr std::string_view kDroppedKey = "__proto__";

}  // namespace cfplan::envdoc
