#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "shop-production", "secrets": [] } ]})";
constexpr const char* kWranglerFile = "name = \"shop\"\n";

/// A run of one deployment that gets a signal before anything is committed, while it awaits what it
/// has asked for.
class InterruptedRequests : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", kWranglerFile);
    write_file(folder_.path() / "account.json", kAccount);
  }

  void declare(const std::string& of_deployment) {
    write_file(
        project_ / "deployments.yaml",
        "version: 1\ncustomers:\n  acme:\n    environments:\n      production:\n" + of_deployment);
  }

  void make_slow(const std::string& request) {
    emulator_.emplace(folder_.path() / "account.json", folder_.path(),
                      "--fault '" + request + " delay=3000'");
  }

  /// How the command ends that gets the signal once `condition` holds.
  ShellResult run_that_gets(const std::string& signal, const std::string& command,
                            const std::string& condition) {
    return run_shell(project_,
                     "rm -f started; cfplan " + command + " --auto-approve & run=$!\nuntil " +
                         condition + "; do sleep 0.02; done\nsleep 0.3; kill -" + signal +
                         " $run; wait $run",
                     {{"CLOUDFLARE_API_BASE_URL", emulator_->base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"}});
  }

  void expect_interrupted(const ShellResult& run) {
    EXPECT_EQ(run.exit_code, 130) << run.out << run.err;
    EXPECT_NE(run.out.find("Interrupted and rolled back: every file is as it was\n"),
              std::string::npos)
        << run.out << run.err;
    EXPECT_EQ(read_file(project_ / "wrangler.toml"), kWranglerFile);
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::optional<EmulatorProcess> emulator_;
};

TEST_F(InterruptedRequests, EndACommandThatPrintsASecret) {
  make_slow("GET */nothing");
  declare(
      "        secrets: { S: { from_command: [sh, -c, \"touch started; sleep 5; echo v\"] } }\n");
  for (const char* signal : {"TERM", "HUP"}) {
    expect_interrupted(run_that_gets(signal, "apply", "[ -e started ]"));
  }
}

TEST_F(InterruptedRequests, LeaveADatabaseForTheNextPlan) {
  make_slow("POST */d1/database");
  declare("        databases: [{ binding: DB, name: shop-db, create: true }]\n");
  expect_interrupted(run_that_gets("TERM", "apply", "sleep 1"));
}

TEST_F(InterruptedRequests, LeaveAWorkerForTheNextPlan) {
  make_slow("PUT */scripts/*");
  declare(
      "        worker: other\n        create_worker: true\n"
      "        secrets: { S: { generate: 16 } }\n");
  expect_interrupted(run_that_gets("HUP", "apply", "sleep 1"));
}

TEST_F(InterruptedRequests, LeaveWhatIsToBeMigrated) {
  make_slow("PATCH */secrets-bulk*");
  write_file(project_ / "wrangler.toml",
             std::string(kWranglerFile) +
                 "account_id = \"0506015145cda87c34f9ab8e9675a8a9\"\n[env.production]\n");
  const std::string env_file = "DOMAIN=a.example.com\nCLOUDFLARE_API_TOKEN=canary-canary-canary\n";
  write_file(project_ / "config/customers/acme/production.env", env_file);
  const ShellResult run = run_that_gets("TERM", "migrate", "sleep 1.5");
  EXPECT_EQ(run.exit_code, 130) << run.out << run.err;
  EXPECT_EQ(read_file(project_ / "config/customers/acme/production.env"), env_file);
  EXPECT_FALSE(std::filesystem::exists(project_ / "deployments.yaml"));
}

}  // namespace
}  // namespace cfplan::tests
