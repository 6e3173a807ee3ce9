#include "cfplan/providers/host/posix_process_runner.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using namespace std::chrono_literals;

ProcessRequest shell(const std::string& script) {
  ProcessRequest request;
  request.argv = {"sh", "-c", script};
  return request;
}

ProcessOutcome run(const ProcessRequest& request) {
  return PosixProcessRunner(Interruption::watch()).run(request);
}

TEST(ProcessRunner, GivesStatusOutputAndErrors) {
  const ProcessOutcome outcome = run(shell("echo out; echo err >&2; exit 3"));
  EXPECT_EQ(outcome.ending, ProcessEnding::Exited);
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.output.reveal(), "out\n");
  EXPECT_EQ(outcome.errors, "err\n");
}

TEST(ProcessRunner, FeedsAllOfStdin) {
  ProcessRequest request = shell("cat");
  const std::string input(300'000, 'x');
  request.input = Sensitive(input);
  EXPECT_EQ(run(request).output.reveal(), input);
}

TEST(ProcessRunner, SurvivesAProgramThatDoesNotReadItsStdin) {
  ProcessRequest request = shell("exec <&-; echo done");
  request.input = Sensitive(std::string(300'000, 'x'));
  const ProcessOutcome outcome = run(request);
  EXPECT_EQ(outcome.ending, ProcessEnding::Exited);
  EXPECT_EQ(outcome.output.reveal(), "done\n");
}

TEST(ProcessRunner, GivesExactlyTheEnvironmentAsked) {
  ProcessRequest request;
  request.argv = {"env"};
  request.environment.emplace("ONLY", Sensitive("this"));
  EXPECT_EQ(run(request).output.reveal(), "ONLY=this\n");
}

TEST(ProcessRunner, RunsInTheFolderAsked) {
  ProcessRequest request = shell("pwd -P");
  request.folder = "/usr";
  EXPECT_EQ(run(request).output.reveal(), "/usr\n");
}

TEST(ProcessRunner, LeavesNoDescriptorToTheChild) {
  const ProcessOutcome outcome = run(shell("ls /proc/self/fd | wc -l"));
  EXPECT_EQ(outcome.output.reveal(), "4\n");  // the three, and the one that ls reads the folder by
}

TEST(ProcessRunner, SaysWhenThereIsNoSuchProgram) {
  ProcessRequest request;
  request.argv = {"no-such-program-here"};
  const ProcessOutcome outcome = run(request);
  EXPECT_EQ(outcome.ending, ProcessEnding::CouldNotStart);
  EXPECT_EQ(outcome.errors, "No such file or directory");
}

TEST(ProcessRunner, EndsEverythingThatTookTooLong) {
  ProcessRequest request = shell("sleep 60 & sleep 60");
  request.timeout = 50ms;
  EXPECT_EQ(run(request).ending, ProcessEnding::TimedOut);
}

TEST(ProcessRunner, DoesNotWaitForADaemonThatKeepsThePipes) {
  ProcessRequest request = shell("sleep 60 & echo started");
  const auto start = std::chrono::steady_clock::now();
  const ProcessOutcome outcome = run(request);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 30s);
  EXPECT_EQ(outcome.ending, ProcessEnding::Exited);
  EXPECT_EQ(outcome.output.reveal(), "started\n");
}

TEST(ProcessRunner, StopsWhatSaysTooMuch) {
  ProcessRequest request = shell("cat /dev/zero");
  request.output_limit = 1'000;
  EXPECT_EQ(run(request).ending, ProcessEnding::OutputTooLong);
}

TEST(ProcessRunner, TellsASignalFromAnExit) {
  const ProcessOutcome outcome = run(shell("kill -9 $$"));
  EXPECT_EQ(outcome.ending, ProcessEnding::Signalled);
  EXPECT_EQ(outcome.status, 9);
}

}  // namespace
}  // namespace cfplan
