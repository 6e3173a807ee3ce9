#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// What part of a question a line on the screen is; said by its text as well, so that it can be
/// read without colour.
enum class LineRole { Label, Marked, Plain, Note, Objection };

struct ScreenLine {
  std::string text;
  LineRole role = LineRole::Plain;
  bool operator==(const ScreenLine&) const = default;
};

/// The lines of a question that is open, and where the cursor stands in them.
struct Frame {
  std::vector<ScreenLine> lines;
  std::size_t cursor_line = 0;
  std::size_t cursor_column = 0;
};

/// The text in at most `columns` columns, its end cut off behind `…` where it is longer; control
/// characters made visible.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

/// The end of the text in at most `columns` columns, for a line that is being typed.
[[nodiscard]] std::string fitted_end(std::string_view text, std::size_t columns);

}  // namespace cfplan
