#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// Half-open range of bytes.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
  auto operator<=>(const SourceSpan&) const = default;
};

/// Both counted from 1; columns in code points.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
  auto operator<=>(const LineColumn&) const = default;
};

/// The bytes of a text file and its lines: turns byte offsets into places for diagnostics.
/// Lines end at LF; a CR before it belongs to the ending.
class SourceFile {
 public:
  SourceFile(std::string name, std::string bytes);

  /// As the user knows it: relative to the project.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// The bytes of a file that is not needed any more.
  [[nodiscard]] std::string take_bytes() && { return std::move(bytes_); }

  [[nodiscard]] LineColumn position(std::size_t offset) const;
  /// Byte offset of a line (from 1) and a column in bytes (from 0); clamped to the file.
  [[nodiscard]] std::size_t offset(std::size_t line, std::size_t byte_column) const;
  /// Without its ending.
  [[nodiscard]] std::string_view line(std::size_t number) const;
  [[nodiscard]] std::size_t line_count() const { return line_count_; }
  /// The place of a span with its source line, made visible and with credentials masked; a span
  /// over several lines is shown to the end of the first.
  [[nodiscard]] Place place(SourceSpan span) const;
  /// As above, with no more than `shown` of the line that holds the beginning of the span.
  [[nodiscard]] Place place(SourceSpan span, SourceSpan shown) const;

 private:
  static constexpr std::size_t kStride = 16;

  [[nodiscard]] std::size_t start_of(std::size_t line) const;
  [[nodiscard]] const std::vector<SourceSpan>& credentials() const;

  std::string name_;
  std::string bytes_;
  /// Of every kStride-th line: a file may be nothing but line ends.
  std::vector<std::size_t> line_starts_;
  std::size_t line_count_ = 1;
  /// Found at the first place, for most files have none: no two threads may ask one file at once.
  mutable std::shared_ptr<const std::vector<SourceSpan>> credentials_;
};

/// The file as a whole.
[[nodiscard]] Place file_place(std::string file);

}  // namespace cfplan
