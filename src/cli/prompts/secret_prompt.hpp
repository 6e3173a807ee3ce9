#pragma once

#include "cfplan/base/sensitive.hpp"
#include "cli/prompts/fields.hpp"
#include "cli/prompts/prompt.hpp"

namespace cfplan {

/// A secret: a star for each character that is typed or pasted, and nothing of them ever.
class SecretPrompt : public Prompt {
 public:
  /// `field` must outlive it.
  explicit SecretPrompt(const SecretField& field) : field_(field) {}

  PromptState press(const Key& key) override;
  [[nodiscard]] Frame frame(TerminalSize size) const override;
  [[nodiscard]] std::string summary() const override;

  [[nodiscard]] const Sensitive& secret() const { return typed_; }

 private:
  const SecretField& field_;
  Sensitive typed_;
};

}  // namespace cfplan
