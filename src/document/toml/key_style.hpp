#pragma once

#include <string>
#include <string_view>

#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// How the keys of a section are written: what a new one copies.
struct KeyStyle {
  std::string indent;
  std::string before_equals = " ";
  std::string after_equals = " ";
  std::size_t equals_column = 0;  ///< code points from the indentation on; 0 where not aligned
  std::string line_ending = "\n";

  /// The whole line.
  [[nodiscard]] std::string line(std::string_view key, std::string_view value) const;
};

/// The line ending that the file begins with; LF for a file without any.
[[nodiscard]] std::string first_line_ending(const Outline& outline);

/// The line ending of the statement; the file's first where it has none.
[[nodiscard]] std::string line_ending_of(const Outline& outline, const Statement& statement);

/// Indentation, spacing and line ending of the section's last key; alignment when all share it.
/// Without a key, the indentation and line ending of the header.
[[nodiscard]] KeyStyle key_style(const Outline& outline, SectionId section);

}  // namespace cfplan::tomldoc
