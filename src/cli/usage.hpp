#pragma once

#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// The code of a wrong command line: exit code 64.
inline constexpr std::string_view kUsageError = "CFP9001";

/// A diagnostic of that code.
[[nodiscard]] Diagnostic usage_error(std::string message, std::string hint);

}  // namespace cfplan
