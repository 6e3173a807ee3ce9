#pragma once

#include "cfplan/ports/terminal.hpp"
#include "cfplan/providers/host/interruption.hpp"
#include "cli/output.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// Questions as lines of text and numbered lists, answered by whole lines: for screen readers, and
/// for terminals that cannot move their cursor.
class PlainInterview : public Interview {
 public:
  PlainInterview(Terminal& terminal, const Interruption& interruption, Output& output)
      : terminal_(terminal), interruption_(interruption), output_(output) {}

  [[nodiscard]] Result<std::size_t> choose(const ChoiceField& field) override;
  [[nodiscard]] Result<std::vector<std::size_t>> check(const ChecksField& field) override;
  [[nodiscard]] Result<std::string> enter(const TextField& field) override;
  [[nodiscard]] Result<Sensitive> enter_secret(const SecretField& field) override;
  [[nodiscard]] Result<YesNo> confirm(const YesNoField& field) override;
  void say(std::string_view text) override;

 private:
  [[nodiscard]] Result<std::string> line(const std::string& prompt);
  [[nodiscard]] Diagnostic no_answer() const;

  Terminal& terminal_;
  const Interruption& interruption_;
  Output& output_;
};

}  // namespace cfplan
