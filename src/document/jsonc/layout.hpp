#pragma once

#include <string>
#include <string_view>

#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// How a file's author lays it out.
struct Layout {
  std::string line_end = "\n";
  std::string unit = "  ";   ///< one level of indentation
  std::string colon = ": ";  ///< between a key and its value
  bool is_one_line = false;  ///< there is no line break in the whole object
};
/// `root` must know its items.
[[nodiscard]] Layout layout_of(std::string_view text, const Node& root);

/// How one new value is laid out.
enum class Shape { OneLine, Pretty };

}  // namespace cfplan::jsoncdoc
