#pragma once

#include <set>

#include "cli/prompts/choice_list.hpp"
#include "cli/prompts/fields.hpp"
#include "cli/prompts/prompt.hpp"

namespace cfplan {

/// Some of several: arrows move, Space checks, Enter ends.
class ChecksPrompt : public Prompt {
 public:
  /// `field` must outlive it.
  explicit ChecksPrompt(const ChecksField& field)
      : field_(field),
        list_(field.choices, 0),
        checked_(field.checked.begin(), field.checked.end()) {}

  PromptState press(const Key& key) override;
  [[nodiscard]] Frame frame(TerminalSize size) const override;
  [[nodiscard]] std::string summary() const override;

  /// In the order of the choices.
  [[nodiscard]] const std::set<std::size_t>& checked() const { return checked_; }

 private:
  const ChecksField& field_;
  ChoiceList list_;
  std::set<std::size_t> checked_;
};

}  // namespace cfplan
