#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {

/// A project of one deployment with one secret, which its API takes 1.5 s to store: time in which
/// something else can happen to an apply whose files are written.
class SlowSecret : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", R"(version: 1
customers:
  testcorp:
    environments:
      production:
        worker: data-service-prod
        vars: { A: "1" }
        secrets: { SESSION_KEY: { from_env: SESSION_KEY } }
)");
    write_file(folder_.path() / "account.json", R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "data-service-prod", "secrets": [] } ]})");
    emulator_ = std::make_unique<EmulatorProcess>(folder_.path() / "account.json", folder_.path(),
                                                  "--fault 'PATCH */secrets-bulk* delay=1500'");
  }

  ShellResult shell(const std::string& command) {
    return run_shell(project_, command,
                     {{"CLOUDFLARE_API_BASE_URL", emulator_->base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"},
                      {"SESSION_KEY", "canary-session-key"}});
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::unique_ptr<EmulatorProcess> emulator_;
};

}  // namespace cfplan::tests
