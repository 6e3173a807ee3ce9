#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "document/toml/inline_value.hpp"

namespace cfplan::tomldoc {

/// The text with one more item at the end of an array or inline table, in the way its items stand:
/// on one line, each on its own, with or without a comma after the last, or comma first.
[[nodiscard]] std::string insert_item(const std::string& text, const InlineValue& container,
                                      const std::string& item);

/// The text without an item, its comma and the comments on its line and right above it; none when
/// a comment that is not the item's own would be lost.
[[nodiscard]] std::optional<std::string> remove_item(const std::string& text,
                                                     const InlineValue& container,
                                                     std::size_t index);

}  // namespace cfplan::tomldoc
