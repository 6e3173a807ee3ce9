#include "document/env/scanner.hpp"

#include <algorithm>
#include <array>

#include "document/env/javascript_text.hpp"

namespace cfplan::envdoc {
namespace {

// dotenv's expression, in parts:
//   ^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)
//   (\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$
// What follows decides each of its choices without going back: a key ends where its characters end,
// the white space after the separator is never taken by it (a bare value always matches), and a
// quoted value goes to the first quote without a backslash before it, else to the last one before
// that, after which nothing but white space and a comment follows on the line.

constexpr std::array<bool, 256> make_key_bytes() {
  std::array<bool, 256> is_key{};
  for (unsigned c = '0'; c <= '9'; ++c) is_key[c] = true;
  for (unsigned c = 'a'; c <= 'z'; ++c) is_key[c] = true;
  for (unsigned c = 'A'; c <= 'Z'; ++c) is_key[c] = true;
  for (const unsigned c : {0x2DU, 0x2EU, 0x5FU}) is_key[c] = true;  // - . _
  return is_key;
}
constexpr std::array<bool, 256> kKeyBytes = make_key_bytes();

QuoteStyle style_of(char quote) {
  switch (quote) {
    case '"': return QuoteStyle::Double;
    case '\'': return QuoteStyle::Single;
    case '`': return QuoteStyle::Backtick;
    default: return QuoteStyle::Bare;
  }
}

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace

Scanner::Scanner(std::string_view text) : text_(text), at_(skip_space(text, 0)) {}

std::optional<Entry> Scanner::next(std::vector<std::size_t>* strays) {
  while (at_ < text_.size()) {
    const std::size_t begin = at_;
    const std::optional<Entry> entry = read_entry(begin);
    if (!entry && strays != nullptr && text_[begin] != '#') strays->push_back(begin);
    at_ = skip_space(text_, line_end(text_, entry ? entry->end : begin));
    if (entry) return entry;
  }
  return std::nullopt;
}

std::size_t Scanner::key_end(std::size_t at) const {
  while (at < text_.size() && kKeyBytes[static_cast<unsigned char>(text_[at])]) ++at;
  return at;
}

std::optional<Entry> Scanner::read_entry(std::size_t begin) const {
  Entry entry;
  entry.begin = offset(begin);
  entry.key = read_key(begin);
  if (entry.key.size() == 0) return std::nullopt;
  const std::size_t equals = skip_space(text_, entry.key.end);
  if (is_at(equals, '=')) {
    entry.value_begin = offset(equals + 1);
  } else {
    const std::size_t space = is_at(entry.key.end, ':') ? space_size(text_, entry.key.end + 1) : 0;
    if (space == 0) return std::nullopt;
    entry.value_begin = offset(entry.key.end + 1 + space);
  }
  if (!read_quoted(entry)) read_bare(entry);
  return entry;
}

SourceSpan Scanner::read_key(std::size_t at) const {
  constexpr std::string_view kExport = "export";
  if (is_at(at, 'e') && text_.substr(at).starts_with(kExport)) {
    const std::size_t after = at + kExport.size();
    const std::size_t key = skip_space(text_, after);
    const std::size_t end = key_end(key);
    if (key > after && end > key) return {key, end};
  }
  return {at, key_end(at)};
}

bool Scanner::read_quoted(Entry& entry) const {
  const std::size_t open = skip_space(text_, entry.value_begin);
  if (open == text_.size()) return false;
  const QuoteStyle style = style_of(text_[open]);
  if (style == QuoteStyle::Bare) return false;
  const std::size_t close = find_close(open);
  if (close == std::string_view::npos) return false;
  entry.style = style;
  entry.value = SourceSpan{open, close + 1};
  entry.end = offset(close + 1);
  return true;
}

std::size_t Scanner::find_close(std::size_t open) const {
  const char quote = text_[open];
  std::size_t close = text_.find(quote, open + 1);
  while (close != std::string_view::npos && text_[close - 1] == '\\') {
    close = text_.find(quote, close + 1);
  }
  if (close != std::string_view::npos && can_end_at(close + 1)) return close;
  do {
    close = text_.rfind(quote, close - 1);
  } while (close > open && !can_end_at(close + 1));
  return close > open ? close : std::string_view::npos;
}

// Only white space, and perhaps a comment, up to the end of the line.
bool Scanner::can_end_at(std::size_t at) const {
  while (at < text_.size() && text_[at] != '#' && line_end_size(text_, at) == 0) {
    const std::size_t size = space_size(text_, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

void Scanner::read_bare(Entry& entry) const {
  const std::size_t end = find_any(text_, entry.value_begin, "\n\r#");
  const std::size_t begin = skip_space(text_.substr(0, end), entry.value_begin);
  entry.end = offset(end);
  entry.value = begin == end
                    ? SourceSpan{entry.value_begin, entry.value_begin}
                    : SourceSpan{begin, begin + trimmed_end(text_.substr(begin, end - begin))};
}

std::optional<Entry> find_entry(std::string_view text, std::string_view key) {
  std::optional<Entry> found;
  Scanner scanner(text);
  while (const auto entry = scanner.next()) {
    if (part(text, entry->key) == key) found = entry;
  }
  return found;
}

std::string_view part(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace cfplan::envdoc
