#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>

#include "cfplan/base/source_file.hpp"

namespace cfplan::jsoncdoc {

/// One line of what stands between values, or a part of one: white space, comments and commas. A
/// line break inside a comment does not end it.
struct TriviaLine {
  std::uint32_t begin = 0;
  std::uint32_t text_end = 0;  ///< behind its last character that is no white space
  std::uint32_t end = 0;       ///< behind its line break, if it has one
  bool has_comment = false;
  bool ends_in_line_comment = false;
  [[nodiscard]] bool is_blank() const { return text_end == begin; }
  [[nodiscard]] bool has_break(std::string_view text) const {
    return end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r');
  }
};

/// The lines of the bytes between two tokens; the first goes on where `span` begins, the last one
/// stops where it ends. At least one.
[[nodiscard]] std::deque<TriviaLine> trivia_lines(std::string_view text, SourceSpan span);
[[nodiscard]] TriviaLine first_trivia_line(std::string_view text, SourceSpan span);
[[nodiscard]] TriviaLine last_trivia_line(std::string_view text, SourceSpan span);

/// Whether a comment is in the bytes, which may hold whole values too.
[[nodiscard]] bool has_comment(std::string_view text, SourceSpan span);

/// White space at the start of the line that `at` is in.
[[nodiscard]] std::string_view indentation_at(std::string_view text, std::size_t at);

}  // namespace cfplan::jsoncdoc
