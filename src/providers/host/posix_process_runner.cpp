#include "cfplan/providers/host/posix_process_runner.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include "cfplan/base/check.hpp"
#include "providers/host/spawn.hpp"

namespace cfplan {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// How long a child that has closed its pipes, or left them to a daemon, may go unnoticed.
constexpr std::chrono::milliseconds kLook{20};

// Feeds one child and collects what it says until it ends or has to be ended.
class Conversation {
 public:
  Conversation(Child child, const ProcessRequest& request, const Interruption& interruption)
      : child_(std::move(child)),
        request_(request),
        interruption_(interruption),
        left_(request.input.reveal()),
        deadline_(std::chrono::steady_clock::now() + request.timeout) {
    ::fcntl(child_.input.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(child_.output.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(child_.errors.get(), F_SETFL, O_NONBLOCK);
    // Grown once: a string that moves would leave a copy of a secret behind.
    output_.reserve(request.output_limit + 1);
  }

  ProcessOutcome finish() {
    std::optional<ProcessEnding> verdict;
    while (!verdict && !ended()) {
      wait();
      exchange();
      verdict = why_to_kill();
    }
    if (verdict) kill_all();
    exchange();
    return outcome(verdict);
  }

 private:
  bool ended() { return ::waitpid(child_.pid, &status_, WNOHANG) == child_.pid; }

  void wait() {
    std::array<pollfd, 4> wait{{{child_.input.get(), POLLOUT, 0},
                                {child_.output.get(), POLLIN, 0},
                                {child_.errors.get(), POLLIN, 0},
                                {interruption_.descriptor(), POLLIN, 0}}};
    ::poll(wait.data(), wait.size(), static_cast<int>(kLook.count()));
  }

  void exchange() {
    if (child_.input.is_open()) feed();
    if (child_.output.is_open()) collect(child_.output, output_);
    if (child_.errors.is_open()) collect(child_.errors, errors_);
  }

  void feed() {
    while (!left_.empty()) {
      const ssize_t written = ::write(child_.input.get(), left_.data(), left_.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0 && errno == EAGAIN) return;
      if (written < 0) break;  // it does not want more
      left_.remove_prefix(static_cast<std::size_t>(written));
    }
    child_.input = Descriptor();
  }

  void collect(Descriptor& from, std::string& into) const {
    std::array<char, 16 * 1024> buffer{};
    while (into.size() <= request_.output_limit) {
      const std::size_t room = request_.output_limit + 1 - into.size();
      const ssize_t count = ::read(from.get(), buffer.data(), std::min(room, buffer.size()));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && errno == EAGAIN) break;
      if (count <= 0) {
        from = Descriptor();
        break;
      }
      into.append(buffer.data(), static_cast<std::size_t>(count));
    }
    ::explicit_bzero(buffer.data(), buffer.size());
  }

  [[nodiscard]] bool too_long() const {
    return std::max(output_.size(), errors_.size()) > request_.output_limit;
  }

  [[nodiscard]] std::optional<ProcessEnding> why_to_kill() const {
    if (too_long()) return ProcessEnding::OutputTooLong;
    if (interruption_.requested()) return ProcessEnding::Interrupted;
    if (std::chrono::steady_clock::now() >= deadline_) return ProcessEnding::TimedOut;
    return std::nullopt;
  }

  void kill_all() {
    ::kill(-child_.pid, SIGKILL);
    while (::waitpid(child_.pid, &status_, 0) < 0 && errno == EINTR) continue;
  }

  ProcessOutcome outcome(std::optional<ProcessEnding> verdict) {
    ProcessOutcome outcome;
    if (!verdict && too_long()) verdict = ProcessEnding::OutputTooLong;
    outcome.ending =
        verdict.value_or(WIFEXITED(status_) ? ProcessEnding::Exited : ProcessEnding::Signalled);
    outcome.status = WIFEXITED(status_) ? WEXITSTATUS(status_) : WTERMSIG(status_);
    outcome.output = Sensitive(std::move(output_));
    outcome.errors = std::move(errors_);
    return outcome;
  }

  Child child_;
  const ProcessRequest& request_;
  const Interruption& interruption_;
  std::string_view left_;
  SteadyTime deadline_;
  std::string output_;
  std::string errors_;
  int status_ = 0;
};

}  // namespace

ProcessOutcome PosixProcessRunner::run(const ProcessRequest& request) {
  check(!request.argv.empty(), "a process has a program to run");
  Child child = spawn(request);
  if (child.error != 0) {
    ProcessOutcome outcome;
    outcome.ending = ProcessEnding::CouldNotStart;
    outcome.errors = std::generic_category().message(child.error);
    return outcome;
  }
  return Conversation(std::move(child), request, interruption_).finish();
}

}  // namespace cfplan
