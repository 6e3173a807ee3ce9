#include "cli/prompts/select_prompt.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kTallestList = 10;
constexpr std::size_t kOtherLines = 3;  ///< the label, the note, and one that stays free

}  // namespace

PromptState SelectPrompt::press(const Key& key) {
  if (key.kind == KeyKind::Enter) return list_.empty() ? PromptState::Open : PromptState::Answered;
  if (list_.press(key)) return PromptState::Open;
  const std::string before = filter_.text();
  if (key.kind == KeyKind::Escape && before.empty()) return left_by(field_.way_back);
  if (key.kind == KeyKind::Escape) filter_.clear();
  filter_.press(key);
  if (filter_.text() != before) list_.filter(filter_.text());
  return PromptState::Open;
}

Frame SelectPrompt::frame(TerminalSize size) const {
  const std::size_t columns = size.columns - 1;
  const std::string label = fitted(field_.label + ": ", columns);
  const std::size_t room = columns - std::min(columns, count_code_points(label));
  Frame frame;
  frame.lines.push_back({label + fitted_end(filter_.text(), room), LineRole::Label});
  frame.cursor_column =
      count_code_points(label) + count_code_points(fitted_end(filter_.before_cursor(), room));
  const std::size_t rows = std::max<std::size_t>(size.rows, kOtherLines + 1);
  const std::size_t height = std::min(kTallestList, rows - kOtherLines);
  const auto lines = list_.lines(height, columns, [](std::size_t) { return std::string(); });
  frame.lines.insert(frame.lines.end(), lines.begin(), lines.end());
  const std::string count =
      list_.empty() ? "none of " : std::to_string(list_.shown().size()) + " of ";
  const std::string note = count + std::to_string(field_.choices.size()) +
                           "; arrows move, typing filters, Enter chooses";
  frame.lines.push_back({fitted(with_way_back(note, field_.way_back), columns), LineRole::Note});
  return frame;
}

std::string SelectPrompt::summary() const {
  return field_.label + ": " + visible(field_.choices[chosen()].name);
}

}  // namespace cfplan
