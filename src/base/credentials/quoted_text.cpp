#include "base/credentials/quoted_text.hpp"

#include <algorithm>
#include <string>

#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

QuotedText toml_block(std::string_view text, std::size_t at) {
  const std::string_view quotes = text.substr(at, 3);
  std::size_t close = text.find(quotes, at + 3);
  while (close != std::string_view::npos && quotes.front() == '"') {
    std::size_t slashes = 0;
    while (text[close - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) break;
    close = text.find(quotes, close + 1);
  }
  if (close == std::string_view::npos) return {{at + 3, text.size()}, text.size()};
  // One or two quotes may stand right before those that close it.
  for (int i = 0; i < 2 && close + 3 < text.size() && text[close + 3] == quotes.front(); ++i)
    ++close;
  return {{at + 3, close}, close + 3};
}

std::size_t yaml_single_close(std::string_view text, std::size_t at) {
  std::size_t close = text.find('\'', at + 1);
  while (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '\'') {
    close = text.find('\'', close + 2);
  }
  return close;
}

}  // namespace

QuotedText quoted_text(std::string_view text, std::size_t at, Notation notation, Naming naming) {
  const char quote = text[at];
  const bool toml = notation == Notation::Toml;
  if (toml && text.substr(at, 3) == std::string(3, quote)) return toml_block(text, at);
  const bool yaml = notation == Notation::Yaml;
  const std::size_t close = yaml && quote == '\'' ? yaml_single_close(text, at)
                            : yaml                ? closing_quote(text, at)
                                                  : closing_quote_in_line(text, at);
  if (close != std::string_view::npos) return {{at + 1, close}, close + 1};
  const std::size_t end = yaml && hides(naming) ? text.size() : end_of_line(text, at);
  return {{at + 1, std::max(at + 1, end)}, std::max(at + 1, end)};
}

}  // namespace cfplan
