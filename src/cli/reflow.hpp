#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// The words of `text` on lines of at most `width` columns. A longer word stands alone, whole.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// A text of Markdown's plainest kind for a window of `width` columns: paragraphs and list items
/// (`* `, `1. `) are broken anew, code between ``` lines and tables stay as they are.
[[nodiscard]] std::string reflowed(std::string_view text, std::size_t width);

}  // namespace cfplan
