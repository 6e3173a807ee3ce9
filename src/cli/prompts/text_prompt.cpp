#include "cli/prompts/text_prompt.hpp"

#include <algorithm>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "cli/reflow.hpp"

namespace cfplan {
namespace {

/// Columns for an answer beside its question; with fewer it gets a line of its own, unless the
/// window is that narrow.
constexpr std::size_t kLeastRoom = 20;

}  // namespace

PromptState TextPrompt::press(const Key& key) {
  if (key.kind == KeyKind::Escape) {
    if (line_.text() == field_.initial) return left_by(field_.way_back);
    line_ = TypedLine(field_.initial);
    objection_.reset();
    return PromptState::Open;
  }
  if (key.kind != KeyKind::Enter) {
    if (line_.press(key)) objection_.reset();
    return PromptState::Open;
  }
  objection_ = field_.objection(line_.text());
  return objection_ ? PromptState::Open : PromptState::Answered;
}

Frame TextPrompt::frame(TerminalSize size) const {
  const std::size_t columns = size.columns - 1;
  Frame frame;
  std::string before = field_.label + ": ";
  const bool is_tight = count_code_points(before) + kLeastRoom > columns;
  if (is_tight && columns > 2 * kLeastRoom) {
    for (const std::string& part : wrapped(field_.label + ":", columns)) {
      frame.lines.push_back({fitted(part, columns), LineRole::Label});
    }
    before = "> ";
  }
  const std::size_t room = columns - std::min(columns, count_code_points(before));
  frame.cursor_line = frame.lines.size();
  frame.cursor_column =
      count_code_points(before) + count_code_points(fitted_end(line_.before_cursor(), room));
  frame.lines.push_back({before + fitted_end(line_.text(), room), LineRole::Label});
  if (objection_) {
    for (const std::string& part : wrapped(*objection_, columns)) {
      frame.lines.push_back({fitted(part, columns), LineRole::Objection});
    }
  }
  const std::string note = with_way_back(field_.note, field_.way_back);
  const bool has_room = frame.lines.size() + 1 < size.rows;
  if (!note.empty() && has_room) frame.lines.push_back({fitted(note, columns), LineRole::Note});
  return frame;
}

std::string TextPrompt::summary() const {
  return field_.label + ": " + visible(mask_credentials(line_.text()));
}

}  // namespace cfplan
