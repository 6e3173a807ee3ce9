#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kManifest = R"(version: 1
customers:
  testcorp:
    environments:
      production:
        worker: data-service-prod
        vars: { A: "1" }
        secrets: { SESSION_KEY: { from_env: SESSION_KEY } }
)";

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "data-service-prod", "secrets": [] } ]})";

/// A run that ends while its secret is on the way: the API takes its time to answer.
class InterruptedSecrets : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", kManifest);
    write_file(folder_.path() / "account.json", kAccount);
    emulator_ = std::make_unique<EmulatorProcess>(folder_.path() / "account.json", folder_.path(),
                                                  "--fault 'PATCH */secrets-bulk* delay=1500'");
  }

  ShellResult shell(const std::string& command) {
    return run_shell(project_, command,
                     {{"CLOUDFLARE_API_BASE_URL", emulator_->base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"},
                      {"SESSION_KEY", "canary-session-key"}});
  }

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

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::unique_ptr<EmulatorProcess> emulator_;
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
