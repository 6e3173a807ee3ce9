#include "cli/prompts/secret_prompt.hpp"

#include <algorithm>
#include <string>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

/// In memory of its own, so that no copy of the shorter secret is left behind.
Sensitive with(const Sensitive& secret, std::string_view more) {
  std::string bytes;
  bytes.reserve(secret.size() + more.size());
  bytes += secret.reveal();
  bytes += more;
  return Sensitive(std::move(bytes));
}

Sensitive without_last(const Sensitive& secret) {
  std::string_view bytes = secret.reveal();
  while (!bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0xC0U) == 0x80U) {
    bytes.remove_suffix(1);
  }
  if (!bytes.empty()) bytes.remove_suffix(1);
  return Sensitive(std::string(bytes));
}

}  // namespace

PromptState SecretPrompt::press(const Key& key) {
  if (key.kind == KeyKind::Text) typed_ = with(typed_, key.text);
  if (key.kind == KeyKind::Backspace) typed_ = without_last(typed_);
  if (key.kind == KeyKind::ClearLine) typed_ = Sensitive();
  if (key.kind == KeyKind::Escape && typed_.empty()) return left_by(field_.way_back);
  if (key.kind == KeyKind::Escape) typed_ = Sensitive();
  const bool answered = key.kind == KeyKind::Enter && !typed_.empty();
  return answered ? PromptState::Answered : PromptState::Open;
}

Frame SecretPrompt::frame(TerminalSize size) const {
  const std::size_t columns = size.columns - 1;
  const std::string label = fitted(field_.label + ": ", columns);
  const std::size_t room = columns - std::min(columns, count_code_points(label));
  const std::string stars(std::min(room, count_code_points(typed_.reveal())), '*');
  Frame frame{.lines = {{label + stars, LineRole::Label}},
              .cursor_line = 0,
              .cursor_column = count_code_points(label) + stars.size()};
  const std::string note = with_way_back("", field_.way_back);
  if (!note.empty()) frame.lines.push_back({fitted(note, columns), LineRole::Note});
  return frame;
}

std::string SecretPrompt::summary() const { return field_.label + ": ********"; }

}  // namespace cfplan
