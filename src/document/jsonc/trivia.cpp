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

}  // namespace

std::vector<TriviaLine> trivia_lines(std::string_view text, SourceSpan span) {
  std::vector<TriviaLine> lines;
  TriviaLine line{span.begin, span.begin, span.begin};
  for (std::size_t at = span.begin; at < span.end;) {
    const char c = text[at];
    if (is_break(c)) {
      at += text.substr(at, span.end - at).starts_with("\r\n") ? 2U : 1U;
      line.end = at;
      lines.push_back(line);
      line = {at, at, at};
    } else if (is_space(c)) {
      ++at;
    } else if (c == '/') {
      line.has_comment = true;
      line.ends_in_line_comment = text[at + 1] == '/';
      line.text_end = at = comment_end(text, at, span.end);
    } else {
      line.text_end = ++at;
    }
  }
  line.end = span.end;
  lines.push_back(line);
  return lines;
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
