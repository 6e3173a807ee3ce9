#include "cfplan/providers/host/interruption.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

// What a signal handler may touch: nothing but these.
volatile sig_atomic_t first_signal = 0;
std::array<int, 2> wake_pipe{-1, -1};

extern "C" void note_signal(int number) {
  const int saved = errno;
  if (first_signal == 0) {
    first_signal = number;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_pipe[1], &byte, 1);
  }
  errno = saved;
}

}  // namespace

Interruption::Interruption() {
  check(::pipe2(wake_pipe.data(), O_CLOEXEC | O_NONBLOCK) == 0, "a pipe for signals can be made");
  struct sigaction action {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction inherited {};
    ::sigaction(number, nullptr, &inherited);
    // A nohup or a shell's background job asked for this signal not to end us.
    if (inherited.sa_handler == SIG_IGN) continue;
    ::sigaction(number, &action, nullptr);
  }
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, nullptr);
}

const Interruption& Interruption::watch() {
  static const Interruption the_process;
  return the_process;
}

bool Interruption::requested() const { return first_signal != 0; }

int Interruption::signal_number() const { return first_signal; }

int Interruption::descriptor() const { return wake_pipe[0]; }

}  // namespace cfplan
