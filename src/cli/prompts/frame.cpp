#include "cli/prompts/frame.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kCut = "…";

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string fitted(std::string_view text, std::size_t columns) {
  std::string shown = visible(text);
  if (count_code_points(shown) <= columns) return shown;
  if (columns == 0) return "";
  std::size_t end = 0;
  for (std::size_t kept = 0; kept + 1 < columns; ++kept) {
    do ++end;
    while (end < shown.size() && continues_character(shown[end]));
  }
  return shown.substr(0, end) + std::string(kCut);
}

std::string fitted_end(std::string_view text, std::size_t columns) {
  const std::string shown = visible(text);
  std::size_t begin = 0;
  for (std::size_t left = count_code_points(shown); left > columns; --left) {
    do ++begin;
    while (begin < shown.size() && continues_character(shown[begin]));
  }
  return shown.substr(begin);
}

}  // namespace cfplan
