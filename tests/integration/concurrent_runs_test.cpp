#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "golden/tree.hpp"
#include "integration/slow_secret.hpp"

namespace cfplan::tests {
namespace {

class ConcurrentRuns : public SlowSecret {
 protected:
  ShellResult cfplan(const std::string& words) { return shell("cfplan " + words); }

  std::future<ShellResult> start(const std::string& words) {
    return std::async(std::launch::async, [this, words] { return cfplan(words); });
  }

  /// Waits until the apply that was started is sending its secret.
  void wait_for_the_secret_to_be_sent() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    const std::string written = "[env.production.vars]";
    while (read_file(project_ / "wrangler.toml").find(written) == std::string::npos &&
           std::chrono::steady_clock::now() < limit) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
};

TEST_F(ConcurrentRuns, AreRefusedWhileAnotherHoldsTheLock) {
  auto first = start("apply --auto-approve");
  wait_for_the_secret_to_be_sent();

  const ShellResult second = cfplan("apply --auto-approve");

  EXPECT_EQ(second.exit_code, 8) << second.err;
  EXPECT_NE(second.err.find("the project is locked by"), std::string::npos) << second.err;
  EXPECT_EQ(first.get().exit_code, 0);
}

TEST_F(ConcurrentRuns, WaitAsLongAsTheyAreTold) {
  auto first = start("apply --auto-approve");
  wait_for_the_secret_to_be_sent();

  const ShellResult second = cfplan("apply --auto-approve --lock-timeout 20");

  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_NE(second.err.find("Waiting up to 20 s: the project is locked by \"cfplan apply\" (pid "),
            std::string::npos)
      << second.err;
  EXPECT_EQ(first.get().exit_code, 0);
  EXPECT_EQ(cfplan("plan --detailed-exitcode").exit_code, 0);
}

TEST_F(ConcurrentRuns, SayThatTheyWaitedInVain) {
  auto first = start("apply --auto-approve");
  wait_for_the_secret_to_be_sent();

  const ShellResult second = cfplan("apply --auto-approve --lock-timeout 1");

  EXPECT_EQ(second.exit_code, 8) << second.err;
  EXPECT_NE(second.err.find("it did not end within 1 s; run this again when it has"),
            std::string::npos)
      << second.err;
  EXPECT_EQ(first.get().exit_code, 0);
}

TEST_F(ConcurrentRuns, EndInOneResultHoweverManyThereAre) {
  std::vector<std::future<ShellResult>> runs;
  for (int i = 0; i < 8; ++i) runs.push_back(start("apply --auto-approve"));
  int done = 0;
  for (auto& run : runs) {
    const ShellResult result = run.get();
    EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 8) << result.err;
    if (result.exit_code == 0) ++done;
  }
  EXPECT_GE(done, 1);
  EXPECT_EQ(cfplan("plan --detailed-exitcode").exit_code, 0);
  EXPECT_EQ(cfplan("recover").exit_code, 0);
}

}  // namespace
}  // namespace cfplan::tests
