#pragma once

#include "cli/prompts/fields.hpp"
#include "cli/prompts/prompt.hpp"

namespace cfplan {

/// Yes or no: `y` or `n`; Enter alone is the usual answer.
class YesNoPrompt : public Prompt {
 public:
  /// `field` must outlive it.
  explicit YesNoPrompt(const YesNoField& field) : field_(field), answer_(field.usual) {}

  PromptState press(const Key& key) override;
  [[nodiscard]] Frame frame(TerminalSize size) const override;
  [[nodiscard]] std::string summary() const override;

  [[nodiscard]] YesNo answer() const { return answer_; }

 private:
  const YesNoField& field_;
  YesNo answer_;
};

}  // namespace cfplan
