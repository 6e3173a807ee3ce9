#include "manifest/yaml/manifest_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace cfplan {
namespace {

constexpr std::size_t kBlock = 1024;
constexpr std::size_t kLongLine = 1000;
constexpr std::size_t kExcerpt = 60;  // bytes before and after what is meant

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

}  // namespace

ManifestText::ManifestText(SourceFile source) : source_(std::move(source)), line_starts_{0} {
  const std::string& text = bytes();
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    blocks_.push_back(count);
    count += code_points(std::string_view(text).substr(at, kBlock));
  }
}

std::size_t ManifestText::code_points_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  const std::size_t begin = block * kBlock;
  return blocks_[block] + code_points(std::string_view(bytes()).substr(begin, offset - begin));
}

LineColumn ManifestText::position(std::size_t offset) const {
  offset = std::min(offset, bytes().size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *std::prev(after);
  const bool near = offset - start <= kBlock;
  const std::size_t before =
      near ? code_points(std::string_view(bytes()).substr(start, offset - start))
           : code_points_before(offset) - code_points_before(start);
  return {static_cast<std::size_t>(after - line_starts_.begin()), before + 1};
}

Place ManifestText::place(SourceSpan span) const {
  const LineColumn at = position(span.begin);
  const std::size_t start = line_starts_[at.line - 1];
  const std::size_t end = at.line < line_starts_.size() ? line_starts_[at.line] : bytes().size();
  if (end - start <= kLongLine) return source_.place(span);
  const std::size_t begin = std::min(span.begin, bytes().size());
  std::size_t from = std::max(start, begin - std::min(begin, kExcerpt));
  while (from < begin && continues(bytes()[from])) ++from;
  std::size_t to = std::min(end, begin + kExcerpt);
  while (to < end && continues(bytes()[to])) ++to;
  return source_.place({begin, std::clamp(span.end, begin, to)}, {from, to});
}

}  // namespace cfplan
