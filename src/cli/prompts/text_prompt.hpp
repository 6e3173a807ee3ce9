#pragma once

#include <optional>
#include <string>

#include "cli/prompts/fields.hpp"
#include "cli/prompts/prompt.hpp"
#include "cli/prompts/typed_line.hpp"

namespace cfplan {

/// A line of text; Enter answers when nothing speaks against it.
class TextPrompt : public Prompt {
 public:
  /// `field` must outlive it.
  explicit TextPrompt(const TextField& field) : field_(field), line_(field.initial) {}

  PromptState press(const Key& key) override;
  [[nodiscard]] Frame frame(TerminalSize size) const override;
  [[nodiscard]] std::string summary() const override;

  [[nodiscard]] const std::string& text() const { return line_.text(); }

 private:
  const TextField& field_;
  TypedLine line_;
  std::optional<std::string> objection_;
};

}  // namespace cfplan
