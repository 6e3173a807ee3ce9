#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "emulator/cloudflare_emulator.hpp"
#include "emulator/sample_fleet.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

using fleet::DeclaredSecrets;

constexpr int kLast = fleet::kDeployments - 1;

/// The real program at the fleet, and what it asked the API.
class RequestCounts : public testing::Test {
 protected:
  void write_project(const std::string& manifest) {
    write_file(project_ / "wrangler.toml", fleet::wrangler_file());
    write_file(project_ / "deployments.yaml", manifest);
  }

  ShellResult cfplan(const std::string& words) {
    return run_shell(project_, "cfplan " + words,
                     {{"CLOUDFLARE_API_BASE_URL", emulator_.base_url()},
                      {"CLOUDFLARE_API_TOKEN", "canary-token"}},
                     std::chrono::minutes(3));
  }

  [[nodiscard]] std::vector<std::string> requests() const {
    std::vector<std::string> lines;
    for (const LoggedRequest& request : emulator_.requests()) lines.push_back(request.line());
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  CloudflareEmulator emulator_{fleet::account()};
};

TEST_F(RequestCounts, AreOnePerWorkerWithSecretsAndAFewForTheAccount) {
  write_project(fleet::manifest(DeclaredSecrets::One));
  const ShellResult plan = cfplan("plan");
  ASSERT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_NE(plan.out.find("500 secrets to set"), std::string::npos);
  EXPECT_LE(requests().size(), 510U);
}

TEST_F(RequestCounts, AreAFewWithoutDeclaredSecretsWhateverTheSizeOfTheAccount) {
  write_project(fleet::manifest(DeclaredSecrets::None));
  const ShellResult plan = cfplan("plan --show-ids");
  ASSERT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_LE(requests().size(), 8U);
  // What stands on the last page of a list is found too.
  for (const int i : {0, fleet::kZones - 1, kLast}) {
    EXPECT_NE(plan.out.find(embedded_id(fleet::zone(i))), std::string::npos) << fleet::zone(i);
    const std::string database =
        embedded_uuid(std::string(fleet::kAccountId) + "/d1/" + fleet::database(i));
    EXPECT_NE(plan.out.find(database), std::string::npos) << fleet::database(i);
  }
}

TEST_F(RequestCounts, AreFiveForOneDeployment) {
  write_project(fleet::manifest(DeclaredSecrets::One));
  const ShellResult plan = cfplan("plan --customer " + fleet::customer(kLast));
  ASSERT_EQ(plan.exit_code, 0) << plan.err;
  const std::string account = std::string("GET /accounts/") + fleet::kAccountId;
  const std::string zones = std::string("GET /zones?account.id=") + fleet::kAccountId + "&name=";
  EXPECT_EQ(requests(),
            (std::vector<std::string>{
                account + "/d1/database?page=1&per_page=10000",
                account + "/workers/scripts/shop-" + fleet::customer(kLast) + "/secrets",
                "GET /user/tokens/verify",
                zones + fleet::domain(kLast) + "&page=1&per_page=50",
                zones + fleet::zone(kLast) + "&page=1&per_page=50",
            }));
}

TEST_F(RequestCounts, AreThoseOfTheWholeListWhereAMessageNamesWhatIsClose) {
  write_project(R"(version: 1
customers:
  acme: { domain: sight0042.com, environments: { production: } }
)");
  const ShellResult plan = cfplan("plan --customer acme");
  EXPECT_EQ(plan.exit_code, 1);
  EXPECT_NE((plan.out + plan.err).find("site0042.com"), std::string::npos) << plan.err;
  EXPECT_EQ(requests().size(), 5U);
}

}  // namespace
}  // namespace cfplan::tests
