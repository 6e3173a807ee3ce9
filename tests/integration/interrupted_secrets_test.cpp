#include <gtest/gtest.h>

#include <string>

#include "integration/slow_secret.hpp"

namespace cfplan::tests {
namespace {

/// A run that ends while its secret is on the way.
class InterruptedSecrets : public SlowSecret {
 protected:
  /// How an apply ends that gets this signal once its files are written.
  ShellResult apply_that_gets(const std::string& signal) {
    return shell(
        "cfplan apply --auto-approve & run=$!\n"
        "until grep -q 'A = ' wrangler.toml; do sleep 0.02; done\n"
        "sleep 0.3; kill -" +
        signal + " $run; wait $run");
  }

  void expect_resumed_by_the_next_apply() {
    const ShellResult next = shell("cfplan apply --auto-approve");
    EXPECT_EQ(next.exit_code, 0) << next.err;
    EXPECT_NE(next.out.find("data-service-prod: SESSION_KEY"), std::string::npos) << next.out;
    EXPECT_EQ(shell("cfplan plan --detailed-exitcode").exit_code, 0);
    EXPECT_EQ(shell("cfplan recover").out, "Nothing to recover.\n");
  }
};

TEST_F(InterruptedSecrets, LeaveTheFilesCommittedAndAreResumed) {
  const ShellResult apply = apply_that_gets("TERM");
  EXPECT_EQ(apply.exit_code, 4) << apply.err;
  EXPECT_NE(read_file(project_ / "wrangler.toml").find("A = \"1\""), std::string::npos);
  expect_resumed_by_the_next_apply();
}

TEST_F(InterruptedSecrets, AreResumedAfterTheRunWasKilled) {
  EXPECT_EQ(apply_that_gets("KILL").exit_code, 137);
  expect_resumed_by_the_next_apply();
}

}  // namespace
}  // namespace cfplan::tests
