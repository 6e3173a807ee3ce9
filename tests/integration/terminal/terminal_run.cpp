#include "integration/terminal/terminal_run.hpp"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>

namespace cfplan::tests {
namespace {

constexpr auto kPatience = std::chrono::seconds(20);

[[noreturn]] void become_cfplan(const std::filesystem::path& folder,
                                const std::vector<std::string>& words, const Variables& variables) {
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  Variables all = {{"PATH", "/usr/bin:/bin"}, {"TERM", "xterm"}, {"USER", "tester"}, {"TZ", "UTC"},
                   {"HOME", folder.string()}, {"NO_COLOR", "1"}};
  for (const auto& [name, value] : variables) all[name] = value;
  std::vector<std::string> lines;
  for (const auto& [name, value] : all) lines.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& line : lines) environment.push_back(line.data());
  environment.push_back(nullptr);
  std::vector<std::string> arguments = {"cfplan"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execve(std::getenv("CFPLAN_BINARY"), pointers.data(), environment.data());
  ::_exit(127);
}

winsize window_of(WindowSize size) { return {size.rows, size.columns, 0, 0}; }

}  // namespace

TerminalRun::TerminalRun(const std::filesystem::path& folder, const std::vector<std::string>& words,
                         const Variables& variables, WindowSize size)
    : screen_(size.columns) {
  const winsize window = window_of(size);
  process_ = ::forkpty(&master_, nullptr, nullptr, &window);
  if (process_ == 0) become_cfplan(folder, words, variables);
  ::tcgetattr(master_, &before_);
}

TerminalRun::~TerminalRun() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(master_);
}

bool TerminalRun::read_some(int milliseconds) {
  pollfd source{master_, POLLIN, 0};
  if (::poll(&source, 1, milliseconds) == 0) return true;
  std::array<char, 4096> buffer{};
  const ssize_t count = ::read(master_, buffer.data(), buffer.size());
  if (count <= 0) return false;
  bytes_.append(buffer.data(), static_cast<std::size_t>(count));
  screen_.feed({buffer.data(), static_cast<std::size_t>(count)});
  return true;
}

bool TerminalRun::shows(std::string text) {
  while (text.ends_with(' ')) text.pop_back();  // as on the screen
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (screen_.text().find(text) == std::string::npos) {
    if (std::chrono::steady_clock::now() > end || !read_some(100)) {
      return screen_.text().find(text) != std::string::npos;
    }
  }
  return true;
}

void TerminalRun::type(const std::string& keys) {
  [[maybe_unused]] const ssize_t written = ::write(master_, keys.data(), keys.size());
}

void TerminalRun::resize(WindowSize size) {
  const winsize window = window_of(size);
  ::ioctl(master_, TIOCSWINSZ, &window);
  screen_.resize(size.columns);
}

void TerminalRun::send_signal(int number) const { ::kill(process_, number); }

int TerminalRun::exit_code() {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end && read_some(100)) {
  }
  if (std::chrono::steady_clock::now() >= end) ::kill(process_, SIGKILL);
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool TerminalRun::is_restored() const {
  termios now{};
  ::tcgetattr(master_, &now);
  return now.c_lflag == before_.c_lflag && now.c_iflag == before_.c_iflag;
}

}  // namespace cfplan::tests
