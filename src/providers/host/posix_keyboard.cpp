#include "providers/host/posix_keyboard.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "providers/host/descriptor.hpp"
#include "providers/host/key_decoder.hpp"

namespace cfplan {
namespace {

/// How long the rest of a sequence may be on its way.
constexpr timespec kMoment{0, 50'000'000};

extern "C" void wake_up(int /*signal*/) {}

termios without_echo(termios mode) {
  mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
  mode.c_iflag &= ~static_cast<tcflag_t>(IXON);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  mode.c_cc[VSUSP] = _POSIX_VDISABLE;
  mode.c_cc[VQUIT] = _POSIX_VDISABLE;
  return mode;
}

}  // namespace

PosixKeyboard::PosixKeyboard(const Interruption& interruption) : interruption_(interruption) {
  ::tcgetattr(STDIN_FILENO, &before_);
  const termios mode = without_echo(before_);
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
  // Blocked but while waiting: a change of the size cannot slip in between looking and waiting.
  sigset_t resize;
  sigemptyset(&resize);
  sigaddset(&resize, SIGWINCH);
  ::pthread_sigmask(SIG_BLOCK, &resize, &mask_before_);
  struct sigaction action {};
  action.sa_handler = wake_up;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGWINCH, &action, &action_before_);
  seen_ = size();
}

PosixKeyboard::~PosixKeyboard() {
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
  ::sigaction(SIGWINCH, &action_before_, nullptr);
  ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

std::optional<Key> PosixKeyboard::next() {
  MoreBytes more = MoreBytes::MayCome;
  while (!interruption_.requested()) {
    if (auto key = take_key(typed_, more)) return key;
    if (const TerminalSize now = size(); now != seen_) {
      seen_ = now;
      return Key{KeyKind::Resized, {}};
    }
    const Wait waited = wait();
    if (waited == Wait::Ended) return std::nullopt;
    more = waited == Wait::Nothing ? MoreBytes::No : MoreBytes::MayCome;
  }
  return std::nullopt;
}

PosixKeyboard::Wait PosixKeyboard::wait() {
  std::array<pollfd, 2> sources{
      {{STDIN_FILENO, POLLIN, 0}, {interruption_.descriptor(), POLLIN, 0}}};
  sigset_t mask = mask_before_;
  sigdelset(&mask, SIGWINCH);
  const int ready =
      ::ppoll(sources.data(), sources.size(), typed_.empty() ? nullptr : &kMoment, &mask);
  if (ready == 0) return Wait::Nothing;
  if (ready < 0 || sources[0].revents == 0) return Wait::Typed;
  std::array<char, 256> bytes{};
  const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count == 0 || (count < 0 && errno != EINTR)) return Wait::Ended;
  if (count > 0) typed_.append(bytes.data(), static_cast<std::size_t>(count));
  ::explicit_bzero(bytes.data(), bytes.size());  // it may have been a secret
  return Wait::Typed;
}

void PosixKeyboard::show(std::string_view bytes) {
  (void)write_all(STDERR_FILENO, bytes);  // whoever cannot see the question will not answer it
}

TerminalSize PosixKeyboard::size() const {
  winsize window{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0;
  if (!known || window.ws_col == 0 || window.ws_row == 0) return {};
  return {window.ws_col, window.ws_row};
}

}  // namespace cfplan
