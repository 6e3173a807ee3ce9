#include "manifest/wording.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLongWord = 64;
constexpr std::size_t kManyCandidates = 1000;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string in_quotes(std::string_view text) {
  if (text.size() <= kLongestKey) return "\"" + visible(text) + "\"";
  std::size_t end = kLongestKey;
  while (end > 0 && continues(text[end])) --end;
  return "\"" + visible(text.substr(0, end)) + "…\"";
}

std::optional<std::string> likely(std::string_view word,
                                  const std::vector<std::string>& candidates) {
  if (word.size() > kLongWord || candidates.size() > kManyCandidates) return std::nullopt;
  return closest_match(word, candidates);
}

}  // namespace cfplan
