#pragma once

#include <optional>
#include <string>

namespace cfplan {

/// The ASCII form of a Unicode host name, as browsers look it up (IDNA 2008, non-transitional);
/// none when there is none.
[[nodiscard]] std::optional<std::string> punycode(const std::string& host);

}  // namespace cfplan
