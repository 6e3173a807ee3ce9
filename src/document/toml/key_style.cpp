#include "document/toml/key_style.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan::tomldoc {

std::string KeyStyle::line(std::string_view key, std::string_view value) const {
  std::string before = before_equals;
  if (equals_column > 0) {
    const std::size_t width = count_code_points(key);
    before = std::string(equals_column > width ? equals_column - width : 1, ' ');
  }
  std::string out = indent;
  return out.append(key)
      .append(before)
      .append("=")
      .append(after_equals)
      .append(value)
      .append(line_ending);
}

std::string first_line_ending(const Outline& outline) {
  const std::string& bytes = outline.source().bytes();
  const std::size_t newline = bytes.find('\n');
  return newline != std::string::npos && newline > 0 && bytes[newline - 1] == '\r' ? "\r\n" : "\n";
}

std::string line_ending_of(const Outline& outline, const Statement& statement) {
  const std::string_view text = outline.text(statement);
  if (text.ends_with("\r\n")) return "\r\n";
  return text.ends_with('\n') ? "\n" : first_line_ending(outline);
}

KeyStyle key_style(const Outline& outline, SectionId section) {
  KeyStyle style;
  style.line_ending = first_line_ending(outline);
  bool same_column = true;
  bool padded = false;
  for (const Statement& statement : outline.statements(section)) {
    const bool is_key = statement.kind == StatementKind::KeyValue;
    if (!statement.is_live() || (!is_key && !statement.is_header())) continue;
    const std::string_view text = outline.text(statement);
    style.indent = text.substr(0, text.find_first_not_of(" \t"));
    style.line_ending = line_ending_of(outline, statement);
    if (!is_key) continue;
    const std::size_t equals = text.find('=', statement.key_end);
    style.before_equals = text.substr(statement.key_end, equals - statement.key_end);
    style.after_equals = text.substr(equals + 1, statement.value_in(text) - equals - 1);
    const std::size_t column =
        count_code_points(outline.key_text(statement)) + style.before_equals.size();
    same_column = same_column && (style.equals_column == 0 || style.equals_column == column);
    padded = padded || style.before_equals.size() > 1;
    style.equals_column = column;
  }
  if (!same_column || !padded) style.equals_column = 0;
  if (style.equals_column == 0 && style.before_equals.size() > 1) style.before_equals = " ";
  return style;
}

}  // namespace cfplan::tomldoc
