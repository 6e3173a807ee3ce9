#include "cfplan/base/text.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <numeric>

namespace cfplan {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 0;  // 0: the bytes here are no UTF-8
};

CodePoint decode(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 && first <= 0xF4   ? 4
                           : first >= 0xE0 && first <= 0xEF ? 3
                           : first >= 0xC2 && first <= 0xDF ? 2
                                                            : 0;
  if (size == 0 || bytes.size() < size) return {};
  std::uint32_t value = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((at(i) & 0xC0) != 0x80) return {};
    value = (value << 6) | (at(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, size};
}

// The first place from `at` on that is not ASCII: eight bytes at a time, since nearly all are.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// C0 but tab, C1, soft hyphen, zero-width and bidi controls, line and paragraph separators,
// variation and interlinear controls, tags, byte order mark: what a terminal or a reviewer
// cannot see or is misled by (Unicode general categories Cc, Cf, Zl, Zp).
constexpr std::array<Range, 20> kInvisible{
    {{0x00, 0x08},       {0x0A, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},
     {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},     {0x70F, 0x70F},
     {0x180E, 0x180E},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
     {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD},
     {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F}}};

bool is_invisible(std::uint32_t code_point) {
  return std::any_of(kInvisible.begin(), kInvisible.end(), [&](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string visible(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::array<char, 16> buffer{};
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode(bytes.substr(at));
    if (point.size == 0) {
      std::snprintf(buffer.data(), buffer.size(), "\\x%02X", static_cast<unsigned char>(bytes[at]));
      out += buffer.data();
    } else if (is_invisible(point.value)) {
      std::snprintf(buffer.data(), buffer.size(), "\\u{%04X}", static_cast<unsigned>(point.value));
      out += buffer.data();
    } else {
      out.append(bytes.substr(at, point.size));
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return out;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    at = skip_ascii(bytes, at);
    if (at == bytes.size()) break;
    const CodePoint point = decode(bytes.substr(at));
    if (point.size == 0) return at;
    at += point.size;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    at += std::max<std::size_t>(decode(text.substr(at)).size, 1);
  }
  return count;
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t limit) {
  const std::string wanted = lower_ascii(word);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  ranked.reserve(candidates.size());
  for (const std::string& candidate : candidates) {
    ranked.emplace_back(edit_distance(wanted, lower_ascii(candidate)), candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() > limit) ranked.resize(limit);
  std::vector<std::string> names;
  for (auto& [distance, name] : ranked) names.push_back(std::move(name));
  return names;
}

std::optional<std::string> closest_match(std::string_view word,
                                         const std::vector<std::string>& candidates) {
  std::vector<std::string> best = nearest(word, candidates, 1);
  if (best.empty()) return std::nullopt;
  const std::size_t longer = std::max(word.size(), best.front().size());
  const std::size_t distance = edit_distance(lower_ascii(word), lower_ascii(best.front()));
  if (distance > std::max<std::size_t>(longer / 3, 1)) return std::nullopt;
  return best.front();
}

bool glob_matches(std::string_view pattern, std::string_view name) {
  return ::fnmatch(std::string(pattern).c_str(), std::string(name).c_str(), 0) == 0;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += between;
    out += part;
  }
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace cfplan
