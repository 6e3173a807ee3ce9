#pragma once

#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// The code of a wrong command line: exit code 64.
inline constexpr std::string_view kUsageError = "CFP9001";

/// The code of a selection that covers nothing: exit code 64 too, where it is an error.
inline constexpr std::string_view kUnknownSelection = "CFP9015";

/// A diagnostic of kUsageError.
[[nodiscard]] Diagnostic usage_error(std::string message, std::string hint);

}  // namespace cfplan
