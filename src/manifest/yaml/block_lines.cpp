#include "manifest/yaml/block_lines.hpp"

#include <algorithm>
#include <utility>

namespace cfplan {
namespace {

bool is_item(std::string_view trimmed) { return trimmed == "-" || trimmed.starts_with("- "); }

}  // namespace

BlockLines::BlockLines(std::string_view bytes) : bytes_(bytes) {
  for (std::size_t at = 0; at < bytes.size();
       at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1) {
    starts_.push_back(at);
  }
  starts_.push_back(bytes.size());
  const std::size_t first = bytes.find('\n');
  if (first != std::string_view::npos && first > 0 && bytes[first - 1] == '\r') ending_ = "\r\n";
}

std::string_view BlockLines::text(std::size_t line) const {
  std::string_view text = bytes_.substr(starts_[line], starts_[line + 1] - starts_[line]);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  return text;
}

std::size_t BlockLines::indent(std::size_t line) const {
  return std::min(text(line).find_first_not_of(' '), text(line).size());
}

bool BlockLines::is_silent(std::size_t line) const {
  const std::string_view trimmed = text(line).substr(indent(line));
  return trimmed.empty() || trimmed.front() == '#';
}

std::optional<BlockEntry> BlockLines::entry_at(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  if (after == starts_.begin() || after == starts_.end()) return std::nullopt;
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const std::string_view before = bytes_.substr(starts_[line], offset - starts_[line]);
  const bool item = before.find_first_not_of(' ') != std::string_view::npos;
  const std::size_t dash = before.find('-');
  const bool only_dash = item && before.find_first_not_of(' ') == dash &&
                         before.find_first_not_of(' ', dash + 1) == std::string_view::npos;
  if (item && !only_dash) return std::nullopt;
  BlockEntry entry{line, line + 1, item ? dash : before.size()};
  for (std::size_t next = line + 1; next + 1 < starts_.size(); ++next) {
    if (is_silent(next)) continue;
    // A list may stand at the indentation of its key.
    const bool own_item =
        !item && indent(next) == entry.indent && is_item(text(next).substr(indent(next)));
    if (indent(next) <= entry.indent && !own_item) break;
    entry.end = next + 1;
  }
  return entry;
}

SourceSpan BlockLines::span(const BlockEntry& entry) const {
  return {starts_[entry.begin], starts_[entry.end]};
}

TextEdit BlockLines::insertion(std::size_t line, std::string lines) const {
  const std::size_t at = starts_[line];
  const bool unended = at > 0 && bytes_[at - 1] != '\n';
  if (unended) {
    lines.resize(lines.size() - ending_.size());
    lines.insert(0, ending_);
  }
  return {{at, at}, std::move(lines)};
}

}  // namespace cfplan
