#pragma once

#include <optional>
#include <string>

namespace cfplan {

/// A file before and after as one unified diff with its headers and an empty line behind it; none:
/// there is no such file. Credentials are masked.
[[nodiscard]] std::string diff_text(const std::string& path,
                                    const std::optional<std::string>& before,
                                    const std::optional<std::string>& after);

}  // namespace cfplan
