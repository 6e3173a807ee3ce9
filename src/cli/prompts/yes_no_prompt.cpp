#include "cli/prompts/yes_no_prompt.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {

PromptState YesNoPrompt::press(const Key& key) {
  if (key.kind == KeyKind::Escape) return left_by(field_.way_back);
  const std::string letter = key.kind == KeyKind::Text ? lower_ascii(key.text) : "";
  if (letter == "y") answer_ = YesNo::Yes;
  if (letter == "n") answer_ = YesNo::No;
  const bool answered = letter == "y" || letter == "n" || key.kind == KeyKind::Enter;
  return answered ? PromptState::Answered : PromptState::Open;
}

Frame YesNoPrompt::frame(TerminalSize size) const {
  const char* keys = field_.usual == YesNo::Yes ? " [Y/n] " : " [y/N] ";
  const std::string text = fitted(field_.label + keys, size.columns - 1);
  Frame frame{.lines = {{text, LineRole::Label}},
              .cursor_line = 0,
              .cursor_column = count_code_points(text)};
  const std::string note = with_way_back("", field_.way_back);
  if (!note.empty()) {
    frame.lines.push_back({fitted(note, size.columns - 1), LineRole::Note});
  }
  return frame;
}

std::string YesNoPrompt::summary() const {
  return field_.label + (answer_ == YesNo::Yes ? " yes" : " no");
}

}  // namespace cfplan
