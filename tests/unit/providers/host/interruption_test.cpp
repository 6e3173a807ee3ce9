#include "cfplan/providers/host/interruption.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "cfplan/providers/host/system_clock.hpp"

namespace cfplan {
namespace {

using namespace std::chrono_literals;

// Signals are for the whole process: each case has one of its own.
int exit_status_of(const std::function<bool()>& holds) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(holds() ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool is_readable(int descriptor) {
  pollfd wait{descriptor, POLLIN, 0};
  return ::poll(&wait, 1, 0) == 1;
}

// As a background job of a shell would start these tests.
void stop_ignoring(int number) {
  struct sigaction inherited {};
  ::sigaction(number, nullptr, &inherited);
  if (inherited.sa_handler == SIG_IGN) ::signal(number, SIG_DFL);
}

bool is_noted(int number) {
  stop_ignoring(number);
  const Interruption& interruption = Interruption::watch();
  if (interruption.requested() || is_readable(interruption.descriptor())) return false;
  ::raise(number);
  return interruption.requested() && interruption.signal_number() == number &&
         is_readable(interruption.descriptor());
}

// In a program of its own, where nobody has watched before.
TEST(InterruptionDeathTest, IsAskedForBySignal) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(::_exit(is_noted(number) ? 0 : 1), ::testing::ExitedWithCode(0), "") << number;
  }
}

TEST(Interruption, MakesAClosedPipeAnError) {
  EXPECT_EQ(exit_status_of([] {
              (void)Interruption::watch();
              int ends[2];
              if (::pipe(ends) != 0) return false;
              ::close(ends[0]);
              return ::write(ends[1], "x", 1) == -1;
            }),
            0);
}

TEST(Interruption, EndsASleep) {
  EXPECT_EQ(exit_status_of([] {
              SystemClock clock(Interruption::watch());
              ::raise(SIGINT);
              const auto start = clock.steady();
              clock.sleep(60s);
              return clock.steady() - start < 30s;
            }),
            0);
}

TEST(SystemClock, SleepsAsLongAsItIsTold) {
  SystemClock clock(Interruption::watch());
  const auto start = clock.steady();
  clock.sleep(5ms);
  EXPECT_GE(clock.steady() - start, 5ms);
}

}  // namespace
}  // namespace cfplan
