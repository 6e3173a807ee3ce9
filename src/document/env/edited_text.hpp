#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"

namespace cfplan::envdoc {

/// A text under change that knows of each of its parts what it stands for in the original, so that
/// edits made one after the other come out as one list in the original's coordinates.
class EditedText {
 public:
  /// The original must outlive it and its copies.
  explicit EditedText(std::string_view original);

  /// As the edits so far left it.
  [[nodiscard]] std::string_view text() const { return made_ ? *made_ : original_; }
  /// `edits` are in the coordinates of `text()`, sorted and not overlapping, and make `made` of it.
  /// Linear in the edits, and in those before.
  void apply(const std::vector<TextEdit>& edits, std::string made);
  /// The way from the original to `text()`.
  [[nodiscard]] std::vector<TextEdit> edits() const;

 private:
  /// Consecutive pieces tile the original and, by their sizes, the text.
  struct Piece {
    SourceSpan origin;
    std::size_t size = 0;
    std::size_t owner = 0;
    bool is_kept = true;
  };

  class Cutting;

  std::string_view original_;
  std::optional<std::string> made_;
  std::vector<Piece> pieces_;
};

}  // namespace cfplan::envdoc
