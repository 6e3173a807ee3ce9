#include "cfplan/base/source_file.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {

SourceFile::SourceFile(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)), line_starts_{0} {
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos;
       at = bytes_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

LineColumn SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto start = *std::prev(after);
  const std::string_view before = std::string_view(bytes_).substr(start, offset - start);
  return {static_cast<std::size_t>(after - line_starts_.begin()), count_code_points(before) + 1};
}

std::size_t SourceFile::offset(std::size_t line, std::size_t byte_column) const {
  if (line == 0) return 0;
  if (line > line_starts_.size()) return bytes_.size();
  return std::min(line_starts_[line - 1] + byte_column, bytes_.size());
}

std::string_view SourceFile::line(std::size_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] : bytes_.size();
  std::string_view text = std::string_view(bytes_).substr(begin, end - begin);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

Place SourceFile::place(SourceSpan span) const {
  const LineColumn start = position(span.begin);
  const std::string_view text = line(start.line);
  const std::size_t begin = std::min(span.begin - line_starts_[start.line - 1], text.size());
  const std::size_t end = std::clamp(span.end - line_starts_[start.line - 1], begin, text.size());
  const std::string shown = mask_credentials(text);
  Place place{name_, start.line, start.column, visible(shown), 1, 1};
  if (shown == text) {
    place.caret_column = count_code_points(visible(text.substr(0, begin))) + 1;
    place.caret_width =
        std::max<std::size_t>(count_code_points(visible(text.substr(begin, end - begin))), 1);
  } else {
    // Masking moves what follows: the caret stays at the start of what was meant, where it can.
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(shown.begin(), shown.end(), text.begin(), text.end()).first - shown.begin());
    place.caret_column = count_code_points(visible(text.substr(0, std::min(begin, same)))) + 1;
  }
  return place;
}

Place file_place(std::string file) {
  Place place;
  place.file = std::move(file);
  return place;
}

}  // namespace cfplan
