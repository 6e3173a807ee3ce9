#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/value.hpp"

namespace cfplan {

/// The value with every string in it that looks like a credential as `****`; below the name of a
/// credential every string that could be one.
[[nodiscard]] Value mask_values(std::string_view key, const Value& value);

/// The names of the values at and below `value` that look like credentials.
void find_credentials(std::string_view key, const Value& value, std::vector<std::string>& names);

}  // namespace cfplan
