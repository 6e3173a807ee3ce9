#include "cfplan/providers/host/posix_terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "providers/host/descriptor.hpp"
#include "providers/host/posix_keyboard.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kLongestAnswer = 64 * 1024;
constexpr std::size_t kUsualAnswer = 1024;

}  // namespace

bool PosixTerminal::can_ask() const { return ::isatty(STDIN_FILENO) == 1 && errors_are_terminal(); }

bool PosixTerminal::output_is_terminal() const { return ::isatty(STDOUT_FILENO) == 1; }

bool PosixTerminal::errors_are_terminal() const { return ::isatty(STDERR_FILENO) == 1; }

std::size_t PosixTerminal::width() const {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
  return size.ws_col;
}

std::optional<std::string> PosixTerminal::ask(std::string_view prompt) {
  (void)write_all(STDERR_FILENO, prompt);  // whoever cannot see the question will not say yes
  std::string line;
  line.reserve(kUsualAnswer);  // a secret leaves no copies behind where the line would grow
  while (line.size() < kLongestAnswer) {
    const std::optional<char> byte = read_byte();
    if (!byte) return std::nullopt;
    if (*byte == '\n') break;
    line += *byte;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::optional<Sensitive> PosixTerminal::ask_secret(std::string_view prompt) {
  termios before{};
  ::tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &silent);
  auto line = ask(prompt);
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
  (void)write_all(STDERR_FILENO, "\n");  // the one that was typed is not on the screen
  if (!line) return std::nullopt;
  return Sensitive(std::move(*line));
}

std::unique_ptr<Keyboard> PosixTerminal::take_keyboard() {
  return std::make_unique<PosixKeyboard>(interruption_);
}

std::optional<char> PosixTerminal::read_byte() const {
  while (!interruption_.requested()) {
    std::array<pollfd, 2> wait{
        {{STDIN_FILENO, POLLIN, 0}, {interruption_.descriptor(), POLLIN, 0}}};
    if (::poll(wait.data(), wait.size(), -1) < 0 || wait[0].revents == 0) continue;
    char byte = 0;
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count == 1) return byte;
    if (count == 0 || errno != EINTR) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace cfplan
