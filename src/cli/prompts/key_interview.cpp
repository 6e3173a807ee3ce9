#include "cli/prompts/key_interview.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cli/prompts/checks_prompt.hpp"
#include "cli/prompts/secret_prompt.hpp"
#include "cli/prompts/select_prompt.hpp"
#include "cli/prompts/text_prompt.hpp"
#include "cli/prompts/yes_no_prompt.hpp"
#include "cli/reflow.hpp"

namespace cfplan {
namespace {

/// Below this nothing sensible can be drawn; the terminal then wraps lines by itself.
constexpr TerminalSize kSmallest{10, 4};

TerminalSize at_least_smallest(TerminalSize size) {
  return {std::max(size.columns, kSmallest.columns), std::max(size.rows, kSmallest.rows)};
}

/// Lines that are longer than the window broken at their blanks; what is coloured was made to fit.
std::string broken_to_fit(std::string_view text, std::size_t columns) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const bool fits = count_code_points(line) <= columns || line.find('\x1b') != line.npos;
    out += fits ? std::string(line) : join(wrapped(line, columns), "\n");
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

void KeyInterview::say(std::string_view text) {
  keyboard_->show(broken_to_fit(text, at_least_smallest(keyboard_->size()).columns));
}

Result<void> KeyInterview::run(Prompt& prompt) {
  Screen screen(color_);
  while (true) {
    const TerminalSize size = at_least_smallest(keyboard_->size());
    keyboard_->show(screen.redraw(prompt.frame(size), size));
    const std::optional<Key> key = keyboard_->next();
    if (!key || key->kind == KeyKind::EndOfInput) {
      keyboard_->show(screen.close("", size));
      return fail(left_without_answer(interruption_.requested() ? NoAnswer::Interrupted
                                                                : NoAnswer::InputEnded));
    }
    const PromptState state = prompt.press(*key);
    if (state == PromptState::Open) continue;
    keyboard_->show(screen.close(state == PromptState::Left ? "" : prompt.summary(), size));
    if (state == PromptState::Left) return fail(left_without_answer(NoAnswer::WentBack));
    return {};
  }
}

Result<std::size_t> KeyInterview::choose(const ChoiceField& field) {
  SelectPrompt prompt(field);
  if (auto done = run(prompt); !done) return fail(std::move(done.error()));
  return prompt.chosen();
}

Result<std::vector<std::size_t>> KeyInterview::check(const ChecksField& field) {
  ChecksPrompt prompt(field);
  if (auto done = run(prompt); !done) return fail(std::move(done.error()));
  return std::vector<std::size_t>(prompt.checked().begin(), prompt.checked().end());
}

Result<std::string> KeyInterview::enter(const TextField& field) {
  TextPrompt prompt(field);
  if (auto done = run(prompt); !done) return fail(std::move(done.error()));
  return prompt.text();
}

Result<Sensitive> KeyInterview::enter_secret(const SecretField& field) {
  SecretPrompt prompt(field);
  if (auto done = run(prompt); !done) return fail(std::move(done.error()));
  return prompt.secret();
}

Result<YesNo> KeyInterview::confirm(const YesNoField& field) {
  YesNoPrompt prompt(field);
  if (auto done = run(prompt); !done) return fail(std::move(done.error()));
  return prompt.answer();
}

}  // namespace cfplan
