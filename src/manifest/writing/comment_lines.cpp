#include "manifest/writing/comment_lines.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {

std::string comment_lines(std::string_view text, std::size_t indent) {
  constexpr std::size_t kColumns = 100;
  const std::string start = std::string(indent, ' ') + "#";
  const std::string words = visible(text);
  std::string result;
  std::string line = start;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string word = words.substr(at, end - at);
    const bool is_first = line.size() == start.size();
    if (!is_first && line.size() + 1 + word.size() > kColumns) {
      result += line + "\n";
      line = start;
    }
    line += " " + word;
    at = end + 1;
  }
  return result + line + "\n";
}

}  // namespace cfplan
