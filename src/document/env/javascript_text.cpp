#include "document/env/javascript_text.hpp"

#include <array>

#include "cfplan/base/text.hpp"

namespace cfplan::envdoc {
namespace {

enum class ByteKind : unsigned char { Other, Space, LineEnd, SpaceLead };

constexpr std::array<ByteKind, 256> make_kinds() {
  std::array<ByteKind, 256> kinds{};
  for (const unsigned c : {0x09U, 0x0BU, 0x0CU, 0x20U}) kinds[c] = ByteKind::Space;
  for (const unsigned c : {0x0AU, 0x0DU}) kinds[c] = ByteKind::LineEnd;
  for (const unsigned c : {0xC2U, 0xE1U, 0xE2U, 0xE3U, 0xEFU}) kinds[c] = ByteKind::SpaceLead;
  return kinds;
}
constexpr std::array<ByteKind, 256> kKinds = make_kinds();

ByteKind kind_at(std::string_view text, std::size_t at) {
  return kKinds[static_cast<unsigned char>(text[at])];
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_separator(std::string_view sequence) {
  return sequence.starts_with("\xE2\x80\xA8") || sequence.starts_with("\xE2\x80\xA9");
}

// The white space beyond ASCII: U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F,
// U+3000 and U+FEFF.
std::size_t wide_space_size(std::string_view rest) {
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (is_separator(rest) || rest.starts_with("\xE1\x9A\x80") || rest.starts_with("\xE2\x80\xAF") ||
      rest.starts_with("\xE2\x81\x9F") || rest.starts_with("\xE3\x80\x80") ||
      rest.starts_with(kByteOrderMark)) {
    return 3;
  }
  const bool is_general = rest.starts_with("\xE2\x80") && rest.size() > 2 && rest[2] <= '\x8A';
  return is_general ? 3 : 0;
}

}  // namespace

std::size_t space_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  switch (kind_at(text, at)) {
    case ByteKind::Other: return 0;
    case ByteKind::Space: return 1;
    case ByteKind::LineEnd: return line_end_size(text, at);
    case ByteKind::SpaceLead: return wide_space_size(text.substr(at));
  }
  return 0;
}

std::size_t line_end_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\n') return 1;
  if (text[at] == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  return text[at] == '\xE2' && is_separator(text.substr(at)) ? 3 : 0;
}

std::size_t line_end_size_before(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  if (before.ends_with("\r\n")) return 2;
  return before.ends_with('\n') || before.ends_with('\r') ? 1 : 3;
}

bool is_line_start(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  if (text[at - 1] == '\n') return true;
  if (text[at - 1] == '\r') return at == text.size() || text[at] != '\n';
  return at >= 3 && is_separator(text.substr(at - 3));
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (const std::size_t size = space_size(text, at)) at += size;
  return at;
}

std::size_t find_any(std::string_view text, std::size_t at, std::string_view bytes) {
  // Each byte is looked for apart, which is fast, but not far beyond where another one is found.
  constexpr std::size_t kWindow = 256;
  while (at < text.size()) {
    const std::string_view window = text.substr(at, kWindow);
    std::string_view before = window;
    for (const char byte : bytes) before = before.substr(0, before.find(byte));
    at += before.size();
    if (before.size() < window.size()) return at;
  }
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  for (at = find_any(text, at, "\n\r\xE2"); at < text.size();
       at = find_any(text, at + 1, "\n\r\xE2")) {
    if (line_end_size(text, at) > 0) break;
  }
  return at;
}

std::size_t trimmed_end(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const ByteKind kind = kind_at(text, end - 1);
    if (kind == ByteKind::Space || kind == ByteKind::LineEnd) {
      --end;
    } else if (is_ascii(text[end - 1])) {
      return end;
    } else if (end >= 2 && wide_space_size(text.substr(end - 2, 2)) == 2) {
      end -= 2;
    } else if (end >= 3 && wide_space_size(text.substr(end - 3, 3)) == 3) {
      end -= 3;
    } else {
      return end;
    }
  }
  return end;
}

}  // namespace cfplan::envdoc
