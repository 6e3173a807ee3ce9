#pragma once

#include <string>
#include <string_view>

namespace cfplan {

/// A route's pattern, equal for those that are one route: scheme and host in lower case, the path
/// as it is.
[[nodiscard]] std::string comparable_route(std::string_view pattern);

}  // namespace cfplan
