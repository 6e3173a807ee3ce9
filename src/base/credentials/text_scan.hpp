#pragma once

#include <cstddef>
#include <string_view>

namespace cfplan {

[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The first place at or after `at` that is no blank.
[[nodiscard]] inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Where the line that holds `at` ends: at its CR LF, its LF or the end of the text.
[[nodiscard]] std::size_t end_of_line(std::string_view text, std::size_t at);

/// Where the line after that one begins, or the end of the text.
[[nodiscard]] std::size_t next_line(std::string_view text, std::size_t at);

/// Where the text from `begin` to `end` ends without the blanks at its end.
[[nodiscard]] std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end);

/// Where a `#` after a blank, or one that begins the text, is at or after `at`, or `end`.
[[nodiscard]] std::size_t comment_or(std::string_view text, std::size_t at, std::size_t end);

/// Where the quote that opens at `at` closes, or npos; in `"` a backslash takes what follows along.
[[nodiscard]] std::size_t closing_quote(std::string_view text, std::size_t at);

/// As above, but before the end of the line.
[[nodiscard]] std::size_t closing_quote_in_line(std::string_view text, std::size_t at);

}  // namespace cfplan
