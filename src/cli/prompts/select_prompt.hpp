#pragma once

#include "cli/prompts/choice_list.hpp"
#include "cli/prompts/fields.hpp"
#include "cli/prompts/prompt.hpp"
#include "cli/prompts/typed_line.hpp"

namespace cfplan {

/// One of several: arrows move, typing filters, Enter chooses.
class SelectPrompt : public Prompt {
 public:
  /// `field` must outlive it.
  explicit SelectPrompt(const ChoiceField& field)
      : field_(field), list_(field.choices, field.first) {}

  PromptState press(const Key& key) override;
  [[nodiscard]] Frame frame(TerminalSize size) const override;
  [[nodiscard]] std::string summary() const override;

  /// The choice that is marked; the answer once there is one.
  [[nodiscard]] std::size_t chosen() const { return list_.marked(); }

 private:
  const ChoiceField& field_;
  ChoiceList list_;
  TypedLine filter_;
};

}  // namespace cfplan
