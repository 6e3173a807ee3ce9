#include "cfplan/base/source_file.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/credential_spans.hpp"
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

const std::vector<SourceSpan>& SourceFile::credentials() const {
  if (credentials_ == nullptr) {
    credentials_ = std::make_shared<const std::vector<SourceSpan>>(
        credential_spans(bytes_, notation_of(name_)));
  }
  return *credentials_;
}

Place SourceFile::place(SourceSpan span) const {
  const std::string_view text = line(position(span.begin).line);
  const auto begin = static_cast<std::size_t>(text.data() - bytes_.data());
  return place(span, {begin, begin + text.size()});
}

Place SourceFile::place(SourceSpan span, SourceSpan shown) const {
  const std::string_view bytes = bytes_;
  const LineColumn start = position(span.begin);
  const std::string_view whole = line(start.line);
  const auto line_start = static_cast<std::size_t>(whole.data() - bytes_.data());
  const auto in_line = [&](std::size_t at) {
    return std::clamp(at, line_start, line_start + whole.size());
  };
  const SourceSpan part{in_line(shown.begin), in_line(shown.end)};
  const std::string_view text = bytes.substr(part.begin, part.size());
  const std::size_t begin = std::clamp(span.begin, part.begin, part.end) - part.begin;
  const std::size_t end = std::clamp(span.end, part.begin + begin, part.end) - part.begin;
  const std::string masked = masked_part(bytes, part, credentials());
  Place place{name_, start.line, start.column, visible(masked), 1, 1};
  if (masked == text) {
    place.caret_column = count_code_points(visible(text.substr(0, begin))) + 1;
    place.caret_width =
        std::max<std::size_t>(count_code_points(visible(text.substr(begin, end - begin))), 1);
  } else {
    // Masking moves what follows: the caret stays at the start of what was meant, where it can.
    const std::size_t same = static_cast<std::size_t>(
        std::mismatch(masked.begin(), masked.end(), text.begin(), text.end()).first -
        masked.begin());
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
