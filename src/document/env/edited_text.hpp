#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"

namespace cfplan::envdoc {

/// A text under change that knows of each of its parts what it stands for in the original, so that
/// edits made one after the other come out as one list in the original's coordinates.
class EditedText {
 public:
  explicit EditedText(std::string_view original);

  /// As the edits so far left it.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// `edits` are in the coordinates of `text()`, sorted and not overlapping.
  void apply(const std::vector<TextEdit>& edits);
  /// The way from the original, which is given again, to `text()`.
  [[nodiscard]] std::vector<TextEdit> edits(std::string_view original) const;

 private:
  /// Consecutive pieces tile the original and, by their sizes, the text.
  struct Piece {
    SourceSpan origin;
    std::size_t size = 0;
    std::size_t owner = 0;
    bool is_kept = true;
  };

  std::size_t split(std::size_t at);
  void replace(const TextEdit& edit);

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace cfplan::envdoc
