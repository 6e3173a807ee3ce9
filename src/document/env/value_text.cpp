#include "document/env/value_text.hpp"

#include <array>

#include "document/env/javascript_text.hpp"

namespace cfplan::envdoc {
namespace {

constexpr std::string_view kQuotes = "\"'`";

bool is_quote(char c) { return kQuotes.find(c) != std::string_view::npos; }

// `\r\n?` as LF.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!is_pair) plain += text[at] == '\r' ? '\n' : text[at];
  }
  return plain;
}

// The last such quote that ends a line.
std::size_t last_closing(std::string_view text, char quote) {
  std::size_t at = text.rfind(quote);
  while (at != std::string_view::npos && at + 1 < text.size() && line_end_size(text, at + 1) == 0) {
    at = at == 0 ? std::string_view::npos : text.rfind(quote, at - 1);
  }
  return at;
}

// dotenv's replace(/^(['"`])([\s\S]*)\1$/mg, '$2'): it looks at every line of the value, and a bare
// value has several where U+2028 or U+2029 is in it.
std::string without_quotes(std::string_view text) {
  std::array<std::optional<std::size_t>, kQuotes.size()> closings;
  std::string bare;
  for (std::size_t at = 0; at < text.size();) {
    if (is_quote(text[at]) && is_line_start(text, at)) {
      auto& closing = closings.at(kQuotes.find(text[at]));
      if (!closing) closing = last_closing(text, text[at]);
      if (*closing != std::string_view::npos && *closing > at) {
        bare.append(text.substr(at + 1, *closing - at - 1));
        at = *closing + 1;
        continue;
      }
    }
    bare += text[at++];
  }
  return bare;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
    if (next == 'n' || next == 'r') {
      plain += next == 'n' ? '\n' : '\r';
      ++at;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

std::string replaced(std::string_view text, char from, std::string_view to) {
  std::string out;
  for (const char c : text) {
    if (c == from) out += to;
    else out += c;
  }
  return out;
}

bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// `${…}` with something in it that is no brace.
bool is_braced_name(std::string_view rest) {
  if (!rest.starts_with("${")) return false;
  const std::size_t end = rest.find_first_of("{}", 2);
  return end != std::string_view::npos && end > 2 && rest[end] == '}';
}

}  // namespace

std::string read_value(std::string_view written, QuoteStyle style) {
  if (style == QuoteStyle::Bare) {
    const bool is_plain = written.empty() || (!is_quote(written.front()) &&
                                              written.find('\xE2') == std::string_view::npos);
    if (is_plain) return std::string(written);
    std::string value = without_quotes(written);
    return written.front() == '"' ? unescaped(value) : value;
  }
  const std::string_view inner = written.substr(1, written.size() - 2);
  std::string value =
      inner.find('\r') == std::string_view::npos ? std::string(inner) : with_plain_line_ends(inner);
  if (style != QuoteStyle::Double || value.find('\\') == std::string::npos) return value;
  return unescaped(value);
}

std::optional<std::string> write_value(std::string_view value, QuoteStyle style,
                                       const LineBreaks& breaks) {
  const bool has_return = value.find('\r') != std::string_view::npos;
  switch (style) {
    case QuoteStyle::Bare:
      if (has_return || value.find('\n') != std::string_view::npos) return std::nullopt;
      return std::string(value);
    case QuoteStyle::Double:
      return '"' +
             replaced(replaced(value, '\r', "\\r"), '\n',
                      breaks.also_in_double_quotes ? breaks.line_end : "\\n") +
             '"';
    case QuoteStyle::Single:
    case QuoteStyle::Backtick: {
      if (has_return) return std::nullopt;
      const std::string quote = style == QuoteStyle::Single ? "'" : "`";
      return quote + replaced(value, '\n', breaks.line_end) + quote;
    }
  }
  return std::nullopt;
}

bool would_expand(std::string_view value) {
  for (std::size_t at = value.find('$'); at != std::string_view::npos;
       at = value.find('$', at + 1)) {
    const std::string_view rest = value.substr(at);
    if (at > 0 && value[at - 1] == '\\') return true;
    if (is_braced_name(rest) || (rest.size() > 1 && starts_name(rest[1]))) return true;
  }
  return false;
}

}  // namespace cfplan::envdoc
