#include <gtest/gtest.h>

#include "golden/shell_run.hpp"
#include "golden/tree.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kManifest = R"(version: 1
layout: { wrangler_env: "${customer}" }
customers:
  acme: { environments: { production: { vars: { A: "1" } } } }
  beta: { environments: { production: { vars: { A: "2" } } } }
)";

/// A project whose apply is killed at one of its system calls.
class InterruptedApply : public testing::Test {
 protected:
  void SetUp() override {
    if (run("command -v strace").exit_code != 0) GTEST_SKIP() << "needs strace";
    write_file(project_ / "wrangler.toml", "# mine\nname = \"shop\"\n");
    write_file(project_ / "deployments.yaml", kManifest);
    before_ = read_tree(project_);
  }

  ShellResult run(const std::string& command) { return run_shell(folder_.path(), command, {}); }
  ShellResult cfplan(const std::string& words) {
    return run_shell(project_, "cfplan " + words, {});
  }

  /// False where the sandbox of the tests lets nobody trace.
  bool kill_at(const std::string& call, int nth) {
    const std::string trace = "strace -f -o ../trace -e trace=" + call + " -e inject=" + call +
                              ":signal=KILL:when=" + std::to_string(nth);
    const ShellResult done = run_shell(project_, trace + " cfplan apply --auto-approve", {});
    return done.exit_code == 137 || done.exit_code == 128 + 9;
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  Tree before_;
};

TEST_F(InterruptedApply, StopsThePlanUntilItIsRecovered) {
  if (!kill_at("renameat2", 2)) GTEST_SKIP() << "strace cannot inject signals here";
  const ShellResult plan = cfplan("plan");
  EXPECT_EQ(plan.exit_code, 6);
  EXPECT_NE(plan.err.find("error[CFP5900]: \"cfplan apply\" of "), std::string::npos) << plan.err;
  EXPECT_EQ(plan.out, "");

  const ShellResult recover = cfplan("recover");
  EXPECT_EQ(recover.exit_code, 0) << recover.err;
  EXPECT_EQ(recover.out,
            "Files of that run:\n  config/customers/acme/production.env\n"
            "  config/customers/beta/production.env\n  wrangler.toml\n");
  EXPECT_EQ(read_tree(project_), before_);
  EXPECT_EQ(cfplan("plan --detailed-exitcode").exit_code, 2);
}

TEST_F(InterruptedApply, KeepsBothVersionsWhenSomebodySavedSince) {
  if (!kill_at("fsync", 14)) GTEST_SKIP() << "strace cannot inject signals here";
  const std::string mine = "# mine\nname = \"renamed\"\n";
  write_file(project_ / "wrangler.toml", mine);

  for (const std::string command : {"recover", "apply --auto-approve", "rollback --auto-approve"}) {
    const ShellResult refused = cfplan(command);
    EXPECT_EQ(refused.exit_code, 6) << command << refused.err;
    EXPECT_NE(refused.err.find("error[CFP5031]: \"wrangler.toml\" was changed by somebody else in "
                               "the middle of a run"),
              std::string::npos)
        << refused.err;
    EXPECT_EQ(read_file(project_ / "wrangler.toml"), mine);
  }
  const ShellResult kept = run("cat project/.cfplan-*");
  EXPECT_EQ(kept.out, before_["wrangler.toml"]);

  run("rm project/.cfplan-*");
  EXPECT_EQ(cfplan("recover").exit_code, 0);
  EXPECT_EQ(read_file(project_ / "wrangler.toml"), mine);
  EXPECT_EQ(read_tree(project_).size(), before_.size());
}

TEST_F(InterruptedApply, IsRepairedByTheNextApply) {
  if (!kill_at("renameat2", 3)) GTEST_SKIP() << "strace cannot inject signals here";
  const ShellResult apply = cfplan("apply --auto-approve");
  EXPECT_EQ(apply.exit_code, 0) << apply.err;
  EXPECT_EQ(cfplan("plan --detailed-exitcode").exit_code, 0);
}

}  // namespace
}  // namespace cfplan::tests
