#include "render/line_cut.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Byte offset behind the first `count` code points.
std::size_t bytes_of_first(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) {
    ++at;
    while (at < text.size() && continues(text[at])) ++at;
  }
  return at;
}

// Byte offset of the last `count` code points.
std::size_t start_of_last(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    --at;
    while (at > 0 && continues(text[at])) --at;
  }
  return at;
}

}  // namespace

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = bytes_of_first(text.substr(at), 1);
    out.push_back(text.substr(at, size));
    at += size;
  }
  return out;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  return text.substr(0, bytes_of_first(text, count));
}

std::string cut_middle(std::string_view text, std::size_t most) {
  if (text.size() <= most || count_code_points(text) <= most) return std::string(text);
  const std::size_t head = bytes_of_first(text, most * 2 / 3);
  const std::size_t tail = start_of_last(text, most / 3);
  return std::string(text.substr(0, head))
      .append(" … (" + counted(tail - head, "byte") + " left out) … ")
      .append(text.substr(tail));
}

std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                 std::string_view rest) {
  std::string out(first);
  std::size_t column = count_code_points(first);
  bool line_is_empty = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t size = count_code_points(word);
    if (!line_is_empty && column + 1 + size > width) {
      out.append("\n").append(rest);
      column = count_code_points(rest);
      line_is_empty = true;
    }
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    out.append(word);
    column += size;
    line_is_empty = false;
    at = end + 1;
  }
  std::replace(out.begin(), out.end(), kFixedSpace, ' ');
  return out.append("\n");
}

}  // namespace cfplan
