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
    if (line_count_++ % kStride == 0) line_starts_.push_back(at + 1);
  }
}

// Of a line of the file, from 1.
std::size_t SourceFile::start_of(std::size_t line) const {
  std::size_t start = line_starts_[(line - 1) / kStride];
  for (std::size_t left = (line - 1) % kStride; left > 0; --left) {
    start = bytes_.find('\n', start) + 1;
  }
  return start;
}

LineColumn SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  std::size_t line = static_cast<std::size_t>(after - line_starts_.begin() - 1) * kStride + 1;
  std::size_t start = *std::prev(after);
  const std::string_view before = std::string_view(bytes_).substr(0, offset);
  for (std::size_t end = before.find('\n', start); end != std::string_view::npos;
       end = before.find('\n', start)) {
    start = end + 1;
    ++line;
  }
  return {line, count_code_points(before.substr(start)) + 1};
}

std::size_t SourceFile::offset(std::size_t line, std::size_t byte_column) const {
  if (line == 0) return 0;
  if (line > line_count_) return bytes_.size();
  return std::min(start_of(line) + byte_column, bytes_.size());
}

std::string_view SourceFile::line(std::size_t number) const {
  if (number == 0 || number > line_count_) return {};
  const std::size_t begin = start_of(number);
  const std::size_t end = number < line_count_ ? bytes_.find('\n', begin) : bytes_.size();
  std::string_view text = std::string_view(bytes_).substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

Place SourceFile::place(SourceSpan span) const {
  const LineColumn start = position(span.begin);
  const std::string_view text = line(start.line);
  const std::size_t line_start = start_of(start.line);
  const std::size_t begin = std::min(span.begin - line_start, text.size());
  const std::size_t end = std::clamp(span.end - line_start, begin, text.size());
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
