#include "base/credentials/text_scan.hpp"

#include <algorithm>

namespace cfplan {

std::size_t end_of_line(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  if (end > at && text[end - 1] == '\r') --end;
  return end;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  return std::min(std::min(text.find('\n', at), text.size() - 1) + 1, text.size());
}

std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (is_blank(text[end - 1]) || text[end - 1] == '\r')) --end;
  return end;
}

std::size_t comment_or(std::string_view text, std::size_t at, std::size_t end) {
  for (std::size_t i = at; i < end; ++i) {
    if (text[i] == '#' && (i == 0 || is_blank(text[i - 1]))) return i;
  }
  return end;
}

namespace {

std::size_t find_close(std::string_view text, std::size_t at, std::string_view stops) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i;
    if (stops.find(text[i]) != std::string_view::npos) break;
    if (text[i] == '\\' && quote == '"') ++i;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t closing_quote(std::string_view text, std::size_t at) {
  return find_close(text, at, "");
}

std::size_t closing_quote_in_line(std::string_view text, std::size_t at) {
  return find_close(text, at, "\n");
}

}  // namespace cfplan
