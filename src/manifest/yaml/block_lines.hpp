#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"

namespace cfplan {

/// The lines of one entry of a block map or list, counted from 0.
struct BlockEntry {
  std::size_t begin = 0;
  std::size_t end = 0;     ///< behind the last line that is more than a comment or blank
  std::size_t indent = 0;  ///< of the key, or of the `-`
};

/// The lines of a YAML file, for edits of whole entries in block style.
class BlockLines {
 public:
  explicit BlockLines(std::string_view bytes);

  /// The entry whose key or item begins at this offset; none unless only its indentation, or the
  /// `-` of a list, stands before it on its line.
  [[nodiscard]] std::optional<BlockEntry> entry_at(std::size_t offset) const;
  [[nodiscard]] SourceSpan span(const BlockEntry& entry) const;
  /// Puts whole lines before line `line`; a file without a final line end keeps none.
  [[nodiscard]] TextEdit insertion(std::size_t line, std::string lines) const;
  /// The line end that the file uses.
  [[nodiscard]] const std::string& ending() const { return ending_; }

 private:
  [[nodiscard]] std::string_view text(std::size_t line) const;
  [[nodiscard]] std::size_t indent(std::size_t line) const;
  [[nodiscard]] bool is_silent(std::size_t line) const;

  std::string_view bytes_;
  std::vector<std::size_t> starts_;  ///< of each line, and the end of the file
  std::string ending_ = "\n";
};

}  // namespace cfplan
