#pragma once

#include <set>
#include <string>

#include "cfplan/ports/terminal.hpp"
#include "cfplan/providers/host/interruption.hpp"
#include "cli/output.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// Questions as lines of text and numbered lists, answered by whole lines: for screen readers, and
/// for terminals that cannot move their cursor. A line of nothing but `<` goes back.
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
  [[nodiscard]] Result<std::string> line(const std::string& prompt, WayBack way_back);
  void say_once(const std::string& text);
  /// Says once how to go back, where one can.
  void say_way_back(WayBack way_back);
  [[nodiscard]] Diagnostic no_answer() const;

  Terminal& terminal_;
  const Interruption& interruption_;
  Output& output_;
  std::set<std::string> said_;  ///< by say_once
};

}  // namespace cfplan
