#include "document/jsonc/trivia.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan::jsoncdoc {
namespace {

bool is_break(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

std::size_t comment_end(std::string_view text, std::size_t at, std::size_t limit) {
  const std::size_t end =
      text[at + 1] == '/' ? text.find_first_of("\r\n", at) : text.find("*/", at + 2) + 2;
  return std::min(end, limit);
}

// The line that begins at `at` and goes no further than `limit`.
TriviaLine line_at(std::string_view text, std::size_t at, std::size_t limit) {
  TriviaLine line;
  std::size_t text_end = line.begin = static_cast<std::uint32_t>(at);
  while (at < limit && !is_break(text[at])) {
    if (is_space(text[at])) {
      ++at;
    } else if (text[at] == '/') {
      line.has_comment = true;
      line.ends_in_line_comment = text[at + 1] == '/';
      text_end = at = comment_end(text, at, limit);
    } else {
      text_end = ++at;
    }
  }
  if (at < limit) at += text.substr(at, limit - at).starts_with("\r\n") ? 2U : 1U;
  line.text_end = static_cast<std::uint32_t>(text_end);
  line.end = static_cast<std::uint32_t>(at);
  return line;
}

// The last line ends without a line break.
bool is_last(std::string_view text, const TriviaLine& line) { return !line.has_break(text); }

}  // namespace

std::deque<TriviaLine> trivia_lines(std::string_view text, SourceSpan span) {
  std::deque<TriviaLine> lines{first_trivia_line(text, span)};
  while (!is_last(text, lines.back())) {
    lines.push_back(line_at(text, lines.back().end, span.end));
  }
  return lines;
}

TriviaLine first_trivia_line(std::string_view text, SourceSpan span) {
  return line_at(text, span.begin, span.end);
}

TriviaLine last_trivia_line(std::string_view text, SourceSpan span) {
  TriviaLine line = first_trivia_line(text, span);
  while (!is_last(text, line)) line = line_at(text, line.end, span.end);
  return line;
}

bool has_comment(std::string_view text, SourceSpan span) {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (text[at] == '/') return true;
    if (text[at] != '"') continue;
    for (++at; at < span.end && text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
    }
  }
  return false;
}

std::string_view indentation_at(std::string_view text, std::size_t at) {
  const std::size_t line_break =
      at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  if (begin == 0 && text.starts_with(kByteOrderMark)) begin = 3;
  std::size_t end = begin;
  while (end < text.size() && is_space(text[end])) ++end;
  return text.substr(begin, end - begin);
}

}  // namespace cfplan::jsoncdoc
