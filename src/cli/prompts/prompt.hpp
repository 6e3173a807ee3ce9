#pragma once

#include <string>

#include "cfplan/ports/terminal.hpp"
#include "cli/prompts/frame.hpp"

namespace cfplan {

enum class PromptState { Open, Answered };

/// A question that keys answer: a state machine that knows neither keyboard nor screen.
class Prompt {
 public:
  virtual ~Prompt() = default;
  /// Keys that mean nothing here change nothing.
  virtual PromptState press(const Key& key) = 0;
  /// The open question: no line longer than the columns, and at least one line fewer than the rows
  /// where there are enough of them.
  [[nodiscard]] virtual Frame frame(TerminalSize size) const = 0;
  /// The one line that stays on the screen once it is answered.
  [[nodiscard]] virtual std::string summary() const = 0;
};

}  // namespace cfplan
