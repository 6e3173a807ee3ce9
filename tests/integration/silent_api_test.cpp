#include <gtest/gtest.h>

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
        routes: [ "wetechfounders.com/*" ]
  other:
    environments:
      staging:
        vars: { A: "1" }
)";

/// An API that takes the request and says nothing: real time-outs, half a minute of them.
TEST(SilentApi, StopsThePlanOfTheDeploymentThatNeedsIt) {
  const TemporaryFolder folder;
  const std::filesystem::path project = folder.path() / "project";
  write_file(project / "wrangler.toml", "name = \"shop\"\n");
  write_file(project / "deployments.yaml", kManifest);
  write_file(folder.path() / "account.json",
             R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [  ]})");
  const EmulatorProcess emulator(folder.path() / "account.json", folder.path(),
                                 "--fault 'GET */zones* delay=20000 always'");
  const Tree before = read_tree(project);

  const ShellResult plan = run_shell(
      project, "cfplan plan",
      {{"CLOUDFLARE_API_BASE_URL", emulator.base_url()}, {"CLOUDFLARE_API_TOKEN", "canary-token"}},
      std::chrono::minutes(3));

  EXPECT_EQ(plan.exit_code, 1);
  EXPECT_NE(plan.err.find("error[CFP4"), std::string::npos) << plan.err;
  EXPECT_NE(plan.err.find("the API did not answer in time"), std::string::npos) << plan.err;
  EXPECT_NE(plan.out.find("other/staging"), std::string::npos) << plan.out;
  EXPECT_EQ(read_tree(project), before);
}

}  // namespace
}  // namespace cfplan::tests
