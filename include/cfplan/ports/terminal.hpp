#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/sensitive.hpp"

namespace cfplan {

/// What a person pressed; `Resized` when it was the window that changed.
enum class KeyKind {
  Text,
  Enter,
  Tab,
  Escape,
  Backspace,
  Delete,
  ClearLine,
  Left,
  Right,
  Up,
  Down,
  Home,
  End,
  PageUp,
  PageDown,
  EndOfInput,
  Resized,
  Other
};

struct Key {
  KeyKind kind = KeyKind::Other;
  std::string text;  ///< of Text: one character in UTF-8
  bool operator==(const Key&) const = default;
};

struct TerminalSize {
  std::size_t columns = 80;
  std::size_t rows = 24;
  bool operator==(const TerminalSize&) const = default;
};

/// The keyboard key by key: while it is held nothing that is typed is echoed; letting go restores
/// the terminal, also on the way out after a signal.
class Keyboard {
 public:
  virtual ~Keyboard() = default;
  /// Waits for the next key; none when the input has ended or the process was interrupted.
  [[nodiscard]] virtual std::optional<Key> next() = 0;
  /// Writes text and control sequences to stderr.
  virtual void show(std::string_view bytes) = 0;
  [[nodiscard]] virtual TerminalSize size() const = 0;
};

/// The person in front: only where stdin and stderr are terminals is anything asked.
class Terminal {
 public:
  virtual ~Terminal() = default;
  /// stdin and stderr are terminals.
  [[nodiscard]] virtual bool can_ask() const = 0;
  [[nodiscard]] virtual bool output_is_terminal() const = 0;
  [[nodiscard]] virtual bool errors_are_terminal() const = 0;
  /// Columns of the terminal behind stdout; 80 when it is none.
  [[nodiscard]] virtual std::size_t width() const = 0;
  /// Prompts on stderr and reads one line; none at end of input or when interrupted.
  [[nodiscard]] virtual std::optional<std::string> ask(std::string_view prompt) = 0;
  /// The same, and nothing of the line is echoed.
  [[nodiscard]] virtual std::optional<Sensitive> ask_secret(std::string_view prompt) = 0;
  /// Only where `can_ask()`; one at a time.
  [[nodiscard]] virtual std::unique_ptr<Keyboard> take_keyboard() = 0;
};

}  // namespace cfplan
