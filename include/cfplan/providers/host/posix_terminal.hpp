#pragma once

#include "cfplan/ports/terminal.hpp"
#include "cfplan/providers/host/interruption.hpp"

namespace cfplan {

/// The terminal behind stdin, stdout and stderr.
class PosixTerminal : public Terminal {
 public:
  explicit PosixTerminal(const Interruption& interruption) : interruption_(interruption) {}
  [[nodiscard]] bool can_ask() const override;
  [[nodiscard]] bool output_is_terminal() const override;
  [[nodiscard]] bool errors_are_terminal() const override;
  [[nodiscard]] std::size_t width() const override;
  [[nodiscard]] std::optional<std::string> ask(std::string_view prompt) override;
  [[nodiscard]] std::optional<Sensitive> ask_secret(std::string_view prompt) override;
  [[nodiscard]] std::unique_ptr<Keyboard> take_keyboard() override;

 private:
  /// Waits for one byte of stdin; none at its end or when interrupted.
  [[nodiscard]] std::optional<char> read_byte() const;

  const Interruption& interruption_;
};

}  // namespace cfplan
