#include <algorithm>
#include <cctype>

#include "base/credentials/credential_marks.hpp"
#include "base/credentials/readers.hpp"
#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kPemBegin = "-----BEGIN ";
constexpr std::string_view kPemEnd = "-----END ";

// Base64, a header of an old key, or nothing; with what a string may have around it.
bool can_be_key_line(std::string_view line) {
  if (line.find("Proc-Type:") != std::string_view::npos ||
      line.find("DEK-Info:") != std::string_view::npos) {
    return true;
  }
  return std::all_of(line.begin(), line.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("+/=_- \t\r\"'`,\\").find(c) != std::string_view::npos;
  });
}

std::size_t open_key_end(std::string_view text, std::size_t at) {
  std::size_t line = next_line(text, at);
  while (line < text.size() && can_be_key_line(text.substr(line, end_of_line(text, line) - line))) {
    line = next_line(text, line);
  }
  return std::max(line, end_of_line(text, at));
}

}  // namespace

void hide_private_keys(HiddenValues& values) {
  const std::string_view text = values.text();
  for (std::size_t mark = text.find(kPemMark); mark != std::string_view::npos;
       mark = text.find(kPemMark, mark + 1)) {
    const std::size_t from = mark + kPemMark.size();
    const std::size_t begin = text.substr(0, mark).rfind(kPemBegin);
    if (begin == std::string_view::npos || text.substr(begin, mark - begin).find('\n') < mark) {
      continue;
    }
    // No further than to the next one, so that many are not read again for each.
    const std::string_view own = text.substr(0, text.find(kPemBegin, from));
    const std::size_t close = own.find(kPemEnd, from);
    values.hide({from, close != std::string_view::npos ? close : open_key_end(own, from)});
  }
}

}  // namespace cfplan
