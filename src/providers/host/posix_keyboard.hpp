#pragma once

#include <signal.h>
#include <termios.h>

#include <string>

#include "cfplan/ports/terminal.hpp"
#include "cfplan/providers/host/interruption.hpp"

namespace cfplan {

/// The terminal behind stdin and stderr without line editing and echo, until this goes. Ctrl-C
/// still is a signal; Ctrl-Z and Ctrl-\ are keys, since they would leave the terminal as it is.
class PosixKeyboard : public Keyboard {
 public:
  explicit PosixKeyboard(const Interruption& interruption);
  ~PosixKeyboard() override;
  PosixKeyboard(const PosixKeyboard&) = delete;
  PosixKeyboard& operator=(const PosixKeyboard&) = delete;

  [[nodiscard]] std::optional<Key> next() override;
  void show(std::string_view bytes) override;
  [[nodiscard]] TerminalSize size() const override;

 private:
  enum class Wait { Typed, Nothing, Ended };
  /// Waits for bytes, a change of the window's size, or a moment if a sequence has begun.
  [[nodiscard]] Wait wait();

  const Interruption& interruption_;
  termios before_{};
  struct sigaction action_before_ {};
  sigset_t mask_before_{};
  TerminalSize seen_;
  std::string typed_;
};

}  // namespace cfplan
