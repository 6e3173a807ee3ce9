// What only the person at a terminal sees.

#include <gtest/gtest.h>

#include <regex>
#include <string>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"
#include "golden/tree.hpp"
#include "integration/terminal/terminal_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kManifest = R"(version: 1
customers:
  testcorp:
    environments:
      production:
        worker: shop-prod
        secrets:
          SESSION_KEY: { generate: 32 }
          API_KEY:     { from_env: TESTCORP_KEY }
)";

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "shop-prod", "secrets": [] } ]})";

/// 32 bytes in base64url.
const std::regex kGenerated(R"(shop-prod: SESSION_KEY = ([A-Za-z0-9_-]{43})\b)");
constexpr const char* kHeading = "Generated, shown this once:";

class TerminalOutput : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", kManifest);
    write_file(account_file_, kAccount);
  }

  [[nodiscard]] Variables embedded() const { return {{"TESTCORP_KEY", "canary-key"}}; }
  [[nodiscard]] std::string account_option() const {
    return " --account-file " + account_file_.string();
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  std::filesystem::path account_file_ = folder_.path() / "account.json";
};

TEST_F(TerminalOutput, ShowsGeneratedValuesToWhoAsksForThem) {
  TerminalRun apply(
      project_,
      {"apply", "--auto-approve", "--show-generated", "--account-file", account_file_.string()},
      embedded(), {120, 50});
  EXPECT_EQ(apply.exit_code(), 0) << apply.screen();
  EXPECT_NE(apply.screen().find(kHeading), std::string::npos) << apply.screen();
  const std::string screen = apply.screen();
  std::smatch shown;
  ASSERT_TRUE(std::regex_search(screen, shown, kGenerated)) << screen;
  EXPECT_EQ(apply.bytes().find("canary"), std::string::npos);
  for (const auto& [path, bytes] : read_tree(folder_.path())) {
    EXPECT_EQ(bytes.find(shown[1].str()), std::string::npos) << path;
  }
}

TEST_F(TerminalOutput, ShowsNoGeneratedValueUnasked) {
  TerminalRun apply(project_, {"apply", "--auto-approve", "--account-file", account_file_.string()},
                    embedded(), {120, 50});
  EXPECT_EQ(apply.exit_code(), 0) << apply.screen();
  EXPECT_EQ(apply.screen().find(kHeading), std::string::npos) << apply.screen();
  const std::regex word_of_its_length(R"((^|[^\w-])[\w-]{43}($|[^\w-]))");
  EXPECT_FALSE(std::regex_search(apply.screen(), word_of_its_length)) << apply.screen();
}

TEST_F(TerminalOutput, ShowsNoGeneratedValueInAPipe) {
  const ShellResult apply = run_shell(
      project_, "cfplan apply --auto-approve --show-generated" + account_option(), embedded());
  EXPECT_EQ(apply.exit_code, 0) << apply.err;
  EXPECT_EQ(apply.out.find(kHeading), std::string::npos) << apply.out;
  EXPECT_EQ(apply.out.find("SESSION_KEY ="), std::string::npos) << apply.out;
  EXPECT_NE(
      apply.err.find("warning[CFP9040]: generated values are not shown: standard output is no "
                     "terminal"),
      std::string::npos)
      << apply.err;
}

/// An API that asks once to come back in two seconds.
class Countdown : public TerminalOutput {
 protected:
  EmulatorProcess start_emulator() const {
    return EmulatorProcess(account_file_, folder_.path(),
                           "--fault 'GET */workers/scripts* status=429 code=971 "
                           "header=Retry-After:2'");
  }
  static Variables api(const EmulatorProcess& emulator) {
    return {{"CLOUDFLARE_API_BASE_URL", emulator.base_url()},
            {"CLOUDFLARE_API_TOKEN", "canary-token"}};
  }
  void SetUp() override {
    TerminalOutput::SetUp();
    write_file(project_ / "wrangler.toml",
               "name = \"shop\"\naccount_id = \"0506015145cda87c34f9ab8e9675a8a9\"\n");
  }
};

TEST_F(Countdown, IsShownOnATerminalAndGoneAfterwards) {
  const EmulatorProcess emulator = start_emulator();
  TerminalRun plan(project_, {"plan"}, api(emulator));
  EXPECT_TRUE(plan.shows("Waiting for Cloudflare: 2 s")) << plan.screen();
  EXPECT_TRUE(plan.shows("Waiting for Cloudflare: 1 s")) << plan.screen();
  EXPECT_EQ(plan.exit_code(), 0) << plan.screen();
  EXPECT_EQ(plan.screen().find("Waiting"), std::string::npos) << plan.screen();
}

TEST_F(Countdown, IsNotShownInAPipe) {
  const EmulatorProcess emulator = start_emulator();
  const ShellResult plan = run_shell(project_, "cfplan plan", api(emulator));
  EXPECT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_EQ((plan.out + plan.err).find("Waiting"), std::string::npos) << plan.err;
}

}  // namespace
}  // namespace cfplan::tests
