#include "base/credentials/unescaped.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace cfplan {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::size_t digits_of(char escape) {
  switch (escape) {
    case 'x': return 2;
    case 'u': return 4;
    case 'U': return 8;
    default: return 0;
  }
}

char control_of(char escape) {
  switch (escape) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    default: return escape;
  }
}

}  // namespace

std::string unescaped(std::string_view written) {
  std::string said;
  for (std::size_t at = 0; at < written.size();) {
    if (written[at] != '\\' || at + 1 == written.size()) {
      said += written[at++];
      continue;
    }
    const char escape = written[at + 1];
    const std::size_t digits = std::min(digits_of(escape), written.size() - at - 2);
    std::uint32_t code = 0;
    const char* first = written.data() + at + 2;
    if (digits > 0 && std::from_chars(first, first + digits, code, 16).ptr == first + digits) {
      said += code < 0x80 ? static_cast<char>(code) : '?';
      at += 2 + digits;
    } else if (kBlanks.find(escape) != std::string_view::npos) {
      at = std::min(written.find_first_not_of(kBlanks, at + 1), written.size());
    } else {
      said += control_of(escape);
      at += 2;
    }
  }
  return said;
}

}  // namespace cfplan
