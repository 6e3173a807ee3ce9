#include "cli/prompts/checks_prompt.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLinesBeside = 3;  ///< the label, the note, and one that stays free

}  // namespace

PromptState ChecksPrompt::press(const Key& key) {
  if (key.kind == KeyKind::Enter) {
    return checked_.empty() ? PromptState::Open : PromptState::Answered;
  }
  if (key.kind == KeyKind::Escape) return left_by(field_.way_back);
  if (list_.press(key)) return PromptState::Open;
  if (key == Key{KeyKind::Text, " "} && checked_.erase(list_.marked()) == 0) {
    checked_.insert(list_.marked());
  }
  return PromptState::Open;
}

Frame ChecksPrompt::frame(TerminalSize size) const {
  const std::size_t columns = size.columns - 1;
  Frame frame;
  frame.lines.push_back({fitted(field_.label + ":", columns), LineRole::Label});
  const std::size_t rows = std::max<std::size_t>(size.rows, kLinesBeside + 1);
  const auto lines = list_.lines(rows - kLinesBeside, columns, [this](std::size_t choice) {
    return std::string(checked_.contains(choice) ? "[x] " : "[ ] ");
  });
  frame.lines.insert(frame.lines.end(), lines.begin(), lines.end());
  frame.lines.push_back(
      {fitted(with_way_back("arrows move, Space checks, Enter ends", field_.way_back), columns),
       LineRole::Note});
  frame.cursor_column = count_code_points(frame.lines.front().text);
  return frame;
}

std::string ChecksPrompt::summary() const {
  std::vector<std::string> names;
  for (const std::size_t choice : checked_) names.push_back(visible(field_.choices[choice].name));
  return field_.label + ": " + join(names, ", ");
}

}  // namespace cfplan
