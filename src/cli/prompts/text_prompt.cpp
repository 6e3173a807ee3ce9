#include "cli/prompts/text_prompt.hpp"

#include <algorithm>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {

PromptState TextPrompt::press(const Key& key) {
  if (key.kind != KeyKind::Enter) {
    if (line_.press(key)) objection_.reset();
    return PromptState::Open;
  }
  objection_ = field_.objection(line_.text());
  return objection_ ? PromptState::Open : PromptState::Answered;
}

Frame TextPrompt::frame(TerminalSize size) const {
  const std::size_t columns = size.columns - 1;
  const std::string label = fitted(field_.label + ": ", columns);
  const std::size_t room = columns - std::min(columns, count_code_points(label));
  Frame frame;
  frame.lines.push_back({label + fitted_end(line_.text(), room), LineRole::Label});
  frame.cursor_column =
      count_code_points(label) + count_code_points(fitted_end(line_.before_cursor(), room));
  if (objection_) frame.lines.push_back({fitted(*objection_, columns), LineRole::Objection});
  return frame;
}

std::string TextPrompt::summary() const {
  return field_.label + ": " + visible(mask_credentials(line_.text()));
}

}  // namespace cfplan
