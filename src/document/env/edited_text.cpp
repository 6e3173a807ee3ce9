#include "document/env/edited_text.hpp"

#include <algorithm>
#include <utility>

namespace cfplan::envdoc {

EditedText::EditedText(std::string_view original)
    : original_(original), pieces_{{{0, original.size()}, original.size(), 0, true}} {}

void EditedText::apply(const std::vector<TextEdit>& edits, std::string made) {
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) replace(*edit);
  made_ = std::move(made);
}

// The index of the piece that starts at `at`, behind the empty ones there; one is cut if need be.
std::size_t EditedText::split(std::size_t at) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    if (start == at && piece.size > 0) return i;
    if (at < start + piece.size) {
      Piece rest = piece;
      rest.size = start + piece.size - at;
      // What stands for changed bytes as a whole does so with its first half.
      rest.origin.begin = piece.is_kept ? piece.origin.begin + (at - start) : piece.origin.end;
      piece.origin.end = rest.origin.begin;
      piece.size = at - start;
      pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
      return i + 1;
    }
    start += piece.size;
  }
  return pieces_.size();
}

void EditedText::replace(const TextEdit& edit) {
  const std::size_t first = split(edit.span.begin);
  std::size_t last = split(edit.span.end);
  // Deletions at the end of the span are not part of it.
  while (last > first && pieces_[last - 1].size == 0) --last;
  const std::size_t origin = first > 0 ? pieces_[first - 1].origin.end : 0;
  const Piece made{{origin, last > first ? pieces_[last - 1].origin.end : origin},
                   edit.text.size(),
                   edit.owner,
                   false};
  const auto at = pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(first),
                                pieces_.begin() + static_cast<std::ptrdiff_t>(last));
  pieces_.insert(at, made);
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
