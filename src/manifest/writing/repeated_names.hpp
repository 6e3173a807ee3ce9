#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/value.hpp"

namespace cfplan {

/// A text that values may repeat, and the name that stands for it in templates.
struct RepeatedName {
  std::string text;
  std::string_view name;  ///< "customer"
};

/// The text as a template that gives it again: `${NAME}` where a whole label of it, or a whole
/// domain, is one of the texts; `$${` for a literal `${`. Of two that fit at one place the longer
/// one counts.
[[nodiscard]] std::string text_with_names(std::string_view text,
                                          const std::vector<RepeatedName>& names);

/// The same in every text of a list or map.
[[nodiscard]] Value with_names(const Value& value, const std::vector<RepeatedName>& names);

}  // namespace cfplan
