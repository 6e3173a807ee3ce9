#include "cli/doctor/machine_checkup.hpp"

#include <gtest/gtest.h>

#include "fakes/fixed_environment.hpp"
#include "fakes/one_process.hpp"

namespace cfplan {
namespace {

using std::chrono::seconds;
using tests::FixedEnvironment;
using tests::OneProcess;

HealthCheck wrangler_that_prints(const std::string& text) {
  OneProcess processes;
  processes.outcome.output = Sensitive(text);
  return check_wrangler("/p/node_modules/.bin/wrangler", "/p", FixedEnvironment(), processes);
}

TEST(Clock, IsInStepUpToAMinute) {
  EXPECT_EQ(check_clock(seconds(-59)),
            (HealthCheck{"clock", Health::Ok, "in step with the API's", "", ""}));
  EXPECT_EQ(check_clock(std::nullopt),
            (HealthCheck{"clock", Health::Unchecked, "not compared: the API did not tell the time",
                         "", ""}));
}

TEST(Clock, ThatIsOffIsAWarning) {
  EXPECT_EQ(check_clock(seconds(130)).finding, "2 minutes ahead of the API's");
  EXPECT_EQ(check_clock(seconds(-3600)).finding, "60 minutes behind the API's");
  EXPECT_EQ(check_clock(seconds(130)).health, Health::Warning);
}

TEST(Wrangler, TellsItsVersion) {
  EXPECT_EQ(wrangler_that_prints("4.164.0\n"),
            (HealthCheck{"wrangler", Health::Ok, "4.164.0, node_modules/.bin/wrangler", "", ""}));
  EXPECT_EQ(
      wrangler_that_prints(" \xE2\x9B\x85 wrangler 4.59.3 (update available 4.164.0)\n").finding,
      "4.59.3, node_modules/.bin/wrangler");
}

TEST(Wrangler, OlderThanFourIsAWarning) {
  const HealthCheck line = wrangler_that_prints("3.114.2\n");
  EXPECT_EQ(line.health, Health::Warning);
  EXPECT_EQ(line.remedy,
            "install it for the project with npm install --save-dev wrangler@latest: cfplan goes "
            "by the rules of wrangler 4");
}

TEST(Wrangler, ThatDoesNotWorkIsAWarning) {
  EXPECT_EQ(wrangler_that_prints("hello 1.2\n").finding,
            "node_modules/.bin/wrangler does not tell its version");
  OneProcess processes;
  processes.outcome.ending = ProcessEnding::CouldNotStart;
  processes.outcome.errors = "Permission denied";
  EXPECT_EQ(check_wrangler("/usr/bin/wrangler", "/p", FixedEnvironment(), processes),
            (HealthCheck{"wrangler", Health::Warning,
                         "/usr/bin/wrangler could not be started: permission denied",
                         "run it by hand with --version; it needs Node.js", ""}));
}

TEST(Wrangler, SaysItselfWhyItDoesNotRun) {
  OneProcess processes;
  processes.outcome.status = 1;
  processes.outcome.errors = "Wrangler requires at least Node.js v22.12.0.\n\nConsider …\n";
  EXPECT_EQ(check_wrangler("/usr/bin/wrangler", "/p", FixedEnvironment(), processes).finding,
            "/usr/bin/wrangler ended with status 1 (Wrangler requires at least Node.js v22.12.0.)");
}

TEST(Wrangler, ThatIsNotThereIsAWarning) {
  OneProcess processes;
  EXPECT_EQ(check_wrangler(std::nullopt, "/p", FixedEnvironment(), processes).finding,
            "not found in node_modules/.bin or PATH");
  EXPECT_TRUE(processes.requests.empty());
}

TEST(Wrangler, GetsNoCredentialToTellItsVersion) {
  OneProcess processes;
  const FixedEnvironment environment{{"CLOUDFLARE_API_TOKEN", "canary"},
                                     {"ACME_CLOUDFLARE_API_TOKEN", "canary"},
                                     {"PATH", "/bin"}};
  static_cast<void>(check_wrangler("/usr/bin/wrangler", "/p", environment, processes));
  ASSERT_EQ(processes.requests.size(), 1U);
  EXPECT_EQ(processes.requests[0].argv,
            (std::vector<std::string>{"/usr/bin/wrangler", "--version"}));
  EXPECT_EQ(processes.requests[0].environment.size(), 1U);
  EXPECT_TRUE(processes.requests[0].environment.contains("PATH"));
}

TEST(Credentials, ThatWranglerPrefersAreAWarning) {
  EXPECT_EQ(check_credentials(FixedEnvironment{{"CLOUDFLARE_API_KEY", "k"}}), std::nullopt);
  EXPECT_EQ(
      check_credentials(FixedEnvironment{{"CLOUDFLARE_API_KEY", "k"}, {"CLOUDFLARE_EMAIL", "e"}})
          ->finding,
      "wrangler uses CLOUDFLARE_API_KEY with CLOUDFLARE_EMAIL rather than a token");
}

TEST(Credentials, OfAnOldNameAreAWarning) {
  EXPECT_EQ(check_credentials(FixedEnvironment{{"CF_API_TOKEN", "t"}})->finding,
            "CF_API_TOKEN is set, which cfplan does not read");
  EXPECT_EQ(
      check_credentials(FixedEnvironment{{"CF_API_TOKEN", "t"}, {"CLOUDFLARE_API_TOKEN", "t"}}),
      std::nullopt);
}

}  // namespace
}  // namespace cfplan
