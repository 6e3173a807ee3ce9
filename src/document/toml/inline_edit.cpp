#include "document/toml/inline_edit.hpp"

#include <algorithm>
#include <string_view>

#include "document/toml/lexer.hpp"

namespace cfplan::tomldoc {
namespace {

std::string_view line_ending(std::string_view text) {
  return text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

// Whether only blanks stand before it on its line.
bool starts_line(std::string_view text, std::size_t at) {
  const std::size_t start = line_start(text, at);
  return start > 0 && is_blank(text.substr(start, at - start));
}

std::size_t before_line_ending(std::string_view text, std::size_t at) {
  const std::size_t end = line_end(text, at);
  return end > at && text[end - 1] == '\r' ? end - 1 : end;
}

// Past the blanks and the comment that follow on the line; `at` itself when more follows.
std::size_t rest_of_line(std::string_view text, std::size_t at) {
  const std::size_t next = skip_blanks(text, at);
  if (next >= text.size()) return at;
  if (text[next] == '#' || text[next] == '\n' || text[next] == '\r') {
    return before_line_ending(text, next);
  }
  return at;
}

bool is_comma_first(std::string_view text, const InlineValue& container, std::size_t index) {
  if (index == 0) return false;
  const std::size_t comma = container.items[index - 1].comma;
  return starts_line(text, comma) &&
         is_blank(text.substr(comma + 1, container.items[index].begin - comma - 1));
}

std::string insert_first(const std::string& text, const InlineValue& container,
                         const std::string& item) {
  const std::size_t begin = container.span.begin + 1;
  const std::size_t end = container.span.end - 1;
  std::string result = text;
  const std::string_view inside = std::string_view(text).substr(begin, end - begin);
  if (inside.find('\n') != std::string_view::npos) {
    const std::size_t close_line = line_start(text, end);
    const std::string indent = text.substr(close_line, end - close_line);
    return result.insert(close_line, indent + "  " + item + std::string(line_ending(text)));
  }
  const bool is_table = container.kind == InlineValue::Kind::Table;
  return result.replace(begin, end - begin, is_table ? " " + item + " " : item);
}

std::string insert_line(const std::string& text, const InlineItem& last, const std::string& item) {
  const std::size_t start = line_start(text, last.begin);
  const std::string line =
      std::string(line_ending(text)) + text.substr(start, last.begin - start) + item;
  std::string result = text;
  if (last.comma != kNowhere) {
    return result.insert(rest_of_line(text, last.comma + 1), line + ",");
  }
  // The comma goes right after the value, before its comment.
  result.insert(rest_of_line(text, last.value.span.end), line);
  return result.insert(last.value.span.end, ",");
}

std::string insert_comma_first(const std::string& text, const InlineValue& container,
                               const std::string& item) {
  const InlineItem& last = container.items.back();
  const std::size_t comma = container.items[container.items.size() - 2].comma;
  const std::size_t start = line_start(text, comma);
  std::string result = text;
  if (last.comma != kNowhere) return result.insert(last.comma + 1, " " + item);
  return result.insert(
      rest_of_line(text, last.value.span.end),
      std::string(line_ending(text)) + text.substr(start, last.begin - start) + item);
}

std::string insert_beside(const std::string& text, const InlineValue& container,
                          const std::string& item) {
  const auto& items = container.items;
  const InlineItem& last = items.back();
  std::string gap = " ";
  if (items.size() > 1) {
    const std::size_t after = items[items.size() - 2].comma + 1;
    const std::string between = text.substr(after, last.begin - after);
    if (is_blank(between)) gap = between;
  }
  std::string result = text;
  if (last.comma != kNowhere) return result.insert(last.comma + 1, gap + item + ",");
  return result.insert(last.value.span.end, "," + gap + item);
}

// The whole lines of an item that shares them with no other; none when it does.
std::optional<SourceSpan> own_lines(std::string_view text, const InlineValue& container,
                                    std::size_t index) {
  const InlineItem& item = container.items[index];
  const bool comma_first = is_comma_first(text, container, index);
  if (!comma_first && !starts_line(text, item.begin)) return std::nullopt;
  std::size_t end = skip_blanks(text, item.value.span.end);
  if (!comma_first && item.comma == end) ++end;
  else if (!comma_first && item.comma != kNowhere) return std::nullopt;
  const std::size_t rest = rest_of_line(text, end);
  if (rest == end && (end >= text.size() || (text[end] != '\n' && text[end] != '\r'))) {
    return std::nullopt;
  }
  const std::size_t start = comma_first ? container.items[index - 1].comma : item.begin;
  SourceSpan lines{line_start(text, start), std::min(line_end(text, rest) + 1, text.size())};
  const std::size_t limit =
      index == 0 ? container.span.begin : container.items[index - 1].value.span.end;
  while (lines.begin > 0) {
    const std::size_t above = line_start(text, lines.begin - 1);
    if (above <= limit || text[skip_blanks(text, above)] != '#') break;
    lines.begin = above;
  }
  return lines;
}

// The part of a line, or lines, that an item takes beside others.
SourceSpan shared_part(const InlineValue& container, std::size_t index) {
  const auto& items = container.items;
  if (items.size() == 1) return {container.span.begin + 1, container.span.end - 1};
  if (index == 0) return {items[0].begin, items[1].begin};
  return {items[index - 1].value.span.end, items[index].value.span.end};
}

}  // namespace

std::string insert_item(const std::string& text, const InlineValue& container,
                        const std::string& item) {
  if (container.items.empty()) return insert_first(text, container, item);
  const InlineItem& last = container.items.back();
  if (is_comma_first(text, container, container.items.size() - 1)) {
    return insert_comma_first(text, container, item);
  }
  if (starts_line(text, last.begin)) return insert_line(text, last, item);
  return insert_beside(text, container, item);
}

std::optional<std::string> remove_item(const std::string& text, const InlineValue& container,
                                       std::size_t index) {
  const InlineItem& item = container.items[index];
  std::string result = text;
  if (const auto lines = own_lines(text, container, index)) {
    result.erase(lines->begin, lines->size());
    const bool ends_without_comma =
        index > 0 && index + 1 == container.items.size() && item.comma == kNowhere;
    if (ends_without_comma && !is_comma_first(text, container, index)) {
      result.erase(container.items[index - 1].comma, 1);
    }
    return result;
  }
  const SourceSpan part = shared_part(container, index);
  if (has_comment(text, {part.begin, item.begin}) ||
      has_comment(text, {item.value.span.end, part.end})) {
    return std::nullopt;
  }
  return result.erase(part.begin, part.size());
}

}  // namespace cfplan::tomldoc
