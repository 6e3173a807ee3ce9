#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cfplan {

/// The text as a comment of at most 100 columns a line where its words allow it; what cannot be
/// seen in it is made visible.
[[nodiscard]] std::string comment_lines(std::string_view text, std::size_t indent);

}  // namespace cfplan
