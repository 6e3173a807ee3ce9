#include "cfplan/providers/host/posix_terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "providers/host/descriptor.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kDefaultWidth = 80;
constexpr std::size_t kLongestAnswer = 64 * 1024;

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
  while (line.size() < kLongestAnswer) {
    const std::optional<char> byte = read_byte();
    if (!byte) return std::nullopt;
    if (*byte == '\n') break;
    line += *byte;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
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
