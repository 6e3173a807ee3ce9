#include "document/env/edited_text.hpp"

#include <utility>

namespace cfplan::envdoc {

/// Goes through the pieces of a text once, from its begin to its end.
class EditedText::Cutting {
 public:
  explicit Cutting(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  void replace(const TextEdit& edit) {
    // Empty pieces stay where they are: in front of what is made at their place.
    while (i_ < pieces_.size() && at_ + pieces_[i_].size <= edit.span.begin) pass();
    if (at_ < edit.span.begin) done_.push_back(cut(edit.span.begin));
    Piece made{{0, 0}, edit.text.size(), edit.owner, false};
    made.origin.begin = made.origin.end = done_.empty() ? 0 : done_.back().origin.end;
    while (at_ < edit.span.end) {
      const bool is_whole = at_ + pieces_[i_].size <= edit.span.end;
      made.origin.end = is_whole ? pieces_[i_].origin.end : cut(edit.span.end).origin.end;
      if (is_whole) at_ += pieces_[i_++].size;
    }
    done_.push_back(made);
  }

  [[nodiscard]] std::vector<Piece> take() && {
    while (i_ < pieces_.size()) pass();
    return std::move(done_);
  }

 private:
  void pass() {
    at_ += pieces_[i_].size;
    done_.push_back(pieces_[i_++]);
  }

  // Takes what is before `end` off the piece. What stands for changed bytes as a whole does so with
  // its first part.
  Piece cut(std::size_t end) {
    Piece& rest = pieces_[i_];
    Piece first = rest;
    first.size = end - at_;
    first.origin.end = rest.is_kept ? rest.origin.begin + first.size : rest.origin.end;
    rest.origin.begin = first.origin.end;
    rest.size -= first.size;
    at_ = end;
    return first;
  }

  std::vector<Piece> pieces_;
  std::size_t i_ = 0;   // of the first piece that is left
  std::size_t at_ = 0;  // where it begins
  std::vector<Piece> done_;
};

EditedText::EditedText(std::string_view original)
    : original_(original), pieces_{{{0, original.size()}, original.size(), 0, true}} {}

void EditedText::apply(const std::vector<TextEdit>& edits, std::string made) {
  Cutting cutting(std::move(pieces_));
  for (const TextEdit& edit : edits) cutting.replace(edit);
  pieces_ = std::move(cutting).take();
  made_ = std::move(made);
}

std::vector<TextEdit> EditedText::edits() const {
  std::vector<TextEdit> edits;
  std::size_t at = 0;
  for (const Piece& piece : pieces_) {
    const std::string_view made = text().substr(at, piece.size);
    at += piece.size;
    const bool is_same =
        piece.is_kept || made == original_.substr(piece.origin.begin, piece.origin.size());
    if (!is_same) edits.push_back({piece.origin, std::string(made), piece.owner});
  }
  return edits;
}

}  // namespace cfplan::envdoc
