#pragma once

#include <sys/types.h>
#include <termios.h>

#include <filesystem>
#include <string>
#include <vector>

#include "golden/shell_run.hpp"
#include "integration/terminal/virtual_screen.hpp"

namespace cfplan::tests {

struct WindowSize {
  unsigned short columns = 80;
  unsigned short rows = 24;
};

/// The real program on a pseudo-terminal, and a person in front of it.
class TerminalRun {
 public:
  /// Starts `cfplan` with these words in a folder, with exactly these variables (and PATH, TERM).
  TerminalRun(const std::filesystem::path& folder, const std::vector<std::string>& words,
              const Variables& variables, WindowSize size = {});
  ~TerminalRun();
  TerminalRun(const TerminalRun&) = delete;
  TerminalRun& operator=(const TerminalRun&) = delete;

  /// Waits until the screen shows the text; false when the program ended or it takes too long.
  [[nodiscard]] bool shows(std::string text);
  /// Types the keys.
  void type(const std::string& keys);
  void resize(WindowSize size);
  void send_signal(int number) const;
  /// Waits for the end of the program; its exit code, or 128 and the number of a signal.
  [[nodiscard]] int exit_code();

  [[nodiscard]] std::string screen() const { return screen_.text(); }
  /// Every byte that it wrote.
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// Whether the terminal is in the mode in which the program found it.
  [[nodiscard]] bool is_restored() const;

 private:
  /// Reads what is there; false when nothing will come any more.
  bool read_some(int milliseconds);

  int master_ = -1;
  pid_t process_ = 0;
  termios before_{};
  VirtualScreen screen_;
  std::string bytes_;
};

/// Keys that have no character.
inline constexpr const char* kEnter = "\r";
inline constexpr const char* kDown = "\x1b[B";
inline constexpr const char* kEscape = "\x1b";
inline constexpr const char* kClear = "\x15";
inline constexpr const char* kUp = "\x1b[A";
inline constexpr const char* kBackspace = "\x7f";
inline constexpr const char* kControlC = "\x03";
inline constexpr const char* kControlD = "\x04";

}  // namespace cfplan::tests
