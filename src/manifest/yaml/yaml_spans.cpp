#include "manifest/yaml/yaml_spans.hpp"

#include <algorithm>
#include <array>

namespace cfplan {
namespace {

std::size_t line_end(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find_first_of("\r\n", at), bytes.size());
}

bool is_at(std::string_view bytes, std::size_t at, std::string_view text) {
  return at <= bytes.size() && bytes.substr(at, text.size()) == text;
}

}  // namespace

std::size_t skip_properties(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && (bytes[at] == '&' || bytes[at] == '!')) {
    at = std::min(bytes.find_first_of(" \t\r\n", at), bytes.size());
    at = std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
  }
  return at;
}

std::optional<SourceSpan> quoted_span(std::string_view bytes, std::size_t at) {
  const char quote = bytes[at];
  for (std::size_t end = at + 1; end < bytes.size(); ++end) {
    if (quote == '"' && bytes[end] == '\\') {
      ++end;
    } else if (bytes[end] == quote) {
      const bool doubled = quote == '\'' && is_at(bytes, end + 1, "'");
      if (!doubled) return SourceSpan{at, end + 1};
      ++end;
    }
  }
  return std::nullopt;
}

SourceSpan plain_span(std::string_view bytes, std::size_t at, std::string_view text) {
  if (is_at(bytes, at, text)) return {at, at + text.size()};
  std::size_t end = line_end(bytes, at);
  while (end > at && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) --end;
  return {std::min(at, bytes.size()), end};
}

SourceSpan null_span(std::string_view bytes, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kNulls{"~", "null", "Null", "NULL"};
  const auto found = std::find_if(kNulls.begin(), kNulls.end(),
                                  [&](std::string_view text) { return is_at(bytes, at, text); });
  return {at, found == kNulls.end() ? at : at + found->size()};
}

}  // namespace cfplan
