#pragma once

#include <string>

#include "cfplan/ports/terminal.hpp"
#include "cli/prompts/frame.hpp"
#include "cli/prompts/way_back.hpp"

namespace cfplan {

/// `Left`: for the question before it.
enum class PromptState { Open, Answered, Left };

/// What Escape does once there is nothing left that it could take back.
[[nodiscard]] inline PromptState left_by(WayBack way_back) {
  return way_back == WayBack::Open ? PromptState::Left : PromptState::Open;
}

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
