#pragma once

#include <memory>

#include "cfplan/ports/terminal.hpp"
#include "cfplan/providers/host/interruption.hpp"
#include "cli/prompts/interview.hpp"
#include "cli/prompts/prompt.hpp"
#include "cli/prompts/screen.hpp"

namespace cfplan {

/// Questions that are drawn and answered key by key. Holds the keyboard as long as it lives.
class KeyInterview : public Interview {
 public:
  KeyInterview(std::unique_ptr<Keyboard> keyboard, const Interruption& interruption, Color color)
      : keyboard_(std::move(keyboard)), interruption_(interruption), color_(color) {}

  [[nodiscard]] Result<std::size_t> choose(const ChoiceField& field) override;
  [[nodiscard]] Result<std::vector<std::size_t>> check(const ChecksField& field) override;
  [[nodiscard]] Result<std::string> enter(const TextField& field) override;
  [[nodiscard]] Result<Sensitive> enter_secret(const SecretField& field) override;
  [[nodiscard]] Result<YesNo> confirm(const YesNoField& field) override;
  void say(std::string_view text) override;

 private:
  /// Draws and reads until the prompt is answered.
  [[nodiscard]] Result<void> run(Prompt& prompt);

  std::unique_ptr<Keyboard> keyboard_;
  const Interruption& interruption_;
  Color color_;
};

}  // namespace cfplan
