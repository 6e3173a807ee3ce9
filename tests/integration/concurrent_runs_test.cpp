#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"
#include "golden/tree.hpp"

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

/// A project whose apply takes at least as long as its API takes to store a secret.
class ConcurrentRuns : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", kManifest);
    write_file(folder_.path() / "account.json", kAccount);
    emulator_ = std::make_unique<EmulatorProcess>(folder_.path() / "account.json", folder_.path(),
                                                  "--fault 'PATCH */secrets-bulk* delay=1500'");
  }

  ShellResult cfplan(const std::string& words) {
    return run_shell(project_, "cfplan " + words,
                     {{"CLOUDFLARE_API_BASE_URL", emulator_->base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"},
                      {"SESSION_KEY", "canary-session-key"}});
  }

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

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::unique_ptr<EmulatorProcess> emulator_;
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
  EXPECT_EQ(first.get().exit_code, 0);
  EXPECT_EQ(cfplan("plan --detailed-exitcode").exit_code, 0);
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
