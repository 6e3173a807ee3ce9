#include "integration/terminal/terminal_case.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <array>
#include <cstddef>
#include <ctime>

#include "golden/tree.hpp"

namespace cfplan::tests {
namespace {

using TerminalFlows = TerminalCase;

constexpr const char* kToken = "canary-typed-token";

constexpr const char* kManifest = R"(version: 1
customers:
  acme:
    domain: shop0.com
    environments:
      production:
        routes: [ "${domain}/*" ]
      staging: { wrangler_env: acme-staging, vars: { LOG_LEVEL: info } }
)";

std::vector<Turn> turns_of_new() {
  return {{"Cloudflare API token: ", std::string(kToken) + kEnter},
          {"3 of 3; ", kEnter},
          {"Name of the customer: ", kEnter},
          {"Environments:", std::string(kDown) + " " + kEnter},
          {"Variable of the Worker", std::string("LOG_LEVEL=warn") + kEnter},
          {"(empty: go on): LOG_LEVEL=warn\n", kEnter},
          {"Line of the env file", kEnter},
          {"Secret, like", std::string("SESSION_KEY=generate:32") + kEnter},
          {"(empty: go on): SESSION_KEY=generate:32\n", kEnter},
          {"Keep this token as its CLOUDFLARE_API_TOKEN? [y/N]", "y"},
          {"D1 database of shop0/production", std::string(kDown) + kEnter},
          {"Name of the new database: shop0-production-db", kEnter},
          {"D1 database of shop0/staging", kEnter},
          {"Database: ", kEnter}};
}

TEST_F(TerminalFlows, DeclaresANewDeploymentAndAppliesIt) {
  start_emulator();
  const auto run = start({"new"});
  play(*run, turns_of_new());
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  expect_screen(*run, "new");
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_TRUE(run->is_restored());
  EXPECT_EQ(run->bytes().find(kToken), std::string::npos);
  const std::string manifest = read_file(project_ / "deployments.yaml");
  EXPECT_NE(manifest.find("from_env: SHOP0_CLOUDFLARE_API_TOKEN"), std::string::npos) << manifest;
  EXPECT_NE(read_file(project_ / "wrangler.toml").find("shop0-production-db"), std::string::npos);
}

TEST_F(TerminalFlows, ChangesNothingWhenItIsLeftAtAnyQuestion) {
  start_emulator();
  std::vector<Turn> turns = turns_of_new();
  turns.push_back({"Only \"yes\" does it: ", ""});
  expect_untouched_wherever_it_is_left({"new"}, turns);
}

TEST_F(TerminalFlows, LeavesADeploymentAsItIsWhereverItIsLeft) {
  write_file(project_ / "deployments.yaml", kManifest);
  expect_untouched_wherever_it_is_left(
      {"update", "--account-file", "../account.json"},
      {{"Deployment: ", std::string("stag") + kEnter},
       {"What is to change:", std::string(" ") + kDown + " " + kDown + kDown + " " + kDown + " " +
                                  kDown + " " + kDown + " " + kEnter},
       {"3 of 3; ", std::string(kDown) + kEnter},
       {"D1 database of acme/staging", std::string(kDown) + kDown + kEnter},
       {"Line of the env file", std::string("A=b") + kEnter},
       {"(empty: go on): A=b\n", kEnter},
       {"Route, like", std::string("shop1.com/*") + kEnter},
       {"(empty: go on): shop1.com/*\n", kEnter},
       {"Secret, like", std::string("KEY=generate:16") + kEnter},
       {"(empty: go on): KEY=generate:16\n", kEnter},
       {"No secret is declared that could be set anew.", ""},
       {"Only \"yes\" does it: ", ""}});
}

TEST_F(TerminalFlows, GoesOnInAWindowThatChangesAtEveryQuestion) {
  start_emulator();
  const auto run = start({"new"});
  std::size_t question = 0;
  for (const Turn& turn : turns_of_new()) {
    ASSERT_TRUE(run->shows(turn.waits_for)) << turn.waits_for << "\n" << run->screen();
    run->resize(++question % 2 == 0 ? WindowSize{100, 30} : WindowSize{66, 9});
    run->type(turn.types);
  }
  play(*run, {{"Only \"yes\" does it: ", "yes\n"}});
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_TRUE(run->is_restored());
}

TEST_F(TerminalFlows, RestoresTheTerminalWhenItIsEndedFromOutside) {
  for (const int number : {SIGTERM, SIGHUP}) {
    const auto run = start({"new", "--account-file", "../account.json"});
    ASSERT_TRUE(run->shows("3 of 3; ")) << run->screen();
    EXPECT_FALSE(run->is_restored());
    run->send_signal(number);
    EXPECT_EQ(run->exit_code(), 130) << run->screen();
    EXPECT_TRUE(run->is_restored());
  }
}

TEST_F(TerminalFlows, ChangesNothingWhenTheInputEndsOrTheAnswerIsNo) {
  start_emulator();
  const Tree before = read_tree(project_);
  const auto ended = start({"new"});
  play(*ended, {{"Cloudflare API token: ", kControlD}});
  EXPECT_EQ(ended->exit_code(), 1);
  EXPECT_TRUE(ended->shows("error[CFP9032]")) << ended->screen();

  variables_["CLOUDFLARE_API_TOKEN"] = kToken;
  const auto refused = start({"new", "--customer", "acme", "--environment", "production",
                              "--domain", "shop1.com", "--no-database"});
  play(*refused, {{"Only \"yes\" does it: ", "no\n"}});
  EXPECT_EQ(refused->exit_code(), 1) << refused->screen();
  EXPECT_TRUE(refused->shows("Nothing was changed."));
  EXPECT_EQ(read_tree(project_), before);
}

TEST_F(TerminalFlows, FindsOneOfThreeHundredDomainsInAWindowThatChanges) {
  write_file(folder_.path() / "account.json", account(300));
  const auto run = start({"new", "--account-file", "../account.json"});
  play(*run, {{"301 of 301; ", "25"}});
  ASSERT_TRUE(run->shows("13 of 301; ")) << run->screen();
  expect_screen(*run, "domains");
  run->resize({40, 8});
  run->type(kDown);
  ASSERT_TRUE(run->shows("> shop225.com  (zone 1a2b3c4d****, acc…")) << run->screen();
  expect_screen(*run, "domains-narrow");
  run->type(std::string("1") + kEnter);
  ASSERT_TRUE(run->shows("Domain: shop251.com\n")) << run->screen();
  run->type(kControlC);
  EXPECT_EQ(run->exit_code(), 130);
}

std::vector<Turn> plain_turns_of_new() {
  return {{"Cloudflare API token (not shown): ", std::string(kToken) + "\n"},
          {"Number, or part of a name: ", "op1\n"},
          {"Name of the customer [shop1]: ", "acme\n"},
          {"Numbers, with blanks between them: ", "1\n"},
          {"Variable of the Worker", "\n"},
          {"Line of the env file", "\n"},
          {"Secret, like", "\n"},
          {"CLOUDFLARE_API_TOKEN? [y/N] ", "\n"},
          {"D1 database of acme/production, 3 of 3:", "3\n"}};
}

TEST_F(TerminalFlows, FindsOneOfThreeHundredDomainsInWholeLines) {
  write_file(folder_.path() / "account.json", account(300));
  const auto run = start({"new", "--plain", "--account-file", "../account.json"});
  play(*run, {{"Domain, 301 of 301:\nNumber, or part of a name: ", "nothing\n"},
              {"Nothing is called that.\nDomain, 301 of 301:", "shop25\n"},
              {"Domain, 11 of 301:\n", "shop251\n"},
              {"Name of the customer [shop251]: ", kControlC}});
  EXPECT_EQ(run->exit_code(), 130) << run->screen();
}

TEST_F(TerminalFlows, ChangesNothingWhereverWholeLinesAreLeft) {
  start_emulator();
  std::vector<Turn> turns = plain_turns_of_new();
  turns.push_back({"Only \"yes\" does it: ", ""});
  expect_untouched_wherever_it_is_left({"new", "--plain"}, turns);
}

TEST_F(TerminalFlows, AsksInWholeLinesWherePlainIsWanted) {
  start_emulator();
  const auto run = start({"new", "--plain"});
  play(*run, plain_turns_of_new());
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  expect_screen(*run, "new-plain");
  EXPECT_EQ(run->bytes().find('\x1b'), std::string::npos);
  EXPECT_EQ(run->bytes().find(kToken), std::string::npos);
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_TRUE(run->is_restored());
}

TEST_F(TerminalFlows, ChangesADeploymentThatIsChosenFromTheList) {
  write_file(project_ / "deployments.yaml", kManifest);
  const auto run = start({"update", "--account-file", "../account.json"});
  play(*run, {{"Deployment: ", std::string("stag") + kEnter},
              {"What is to change:", std::string(" ") + kDown + kDown + " " + kEnter},
              {"3 of 3; ", std::string(kDown) + kEnter},
              {"Variable of the Worker", std::string("LOG_LEVEL=debug") + kEnter},
              {"(empty: go on): LOG_LEVEL=debug\n", kEnter}});
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  expect_screen(*run, "update");
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  const std::string manifest = read_file(project_ / "deployments.yaml");
  EXPECT_NE(manifest.find("vars: { LOG_LEVEL: debug }, domain: shop1.com }"), std::string::npos)
      << manifest;
}

TEST_F(TerminalFlows, GoesBackByEscapeAndKeepsWhatWasAnswered) {
  const auto run = start({"new", "--account-file", "../account.json"});
  play(*run, {{"3 of 3; ", kEnter},
              {"Name of the customer: shop0\nEsc goes back", kEscape},
              {"Enter chooses", kDown},
              {"> shop1.com", kEnter},
              {"Name of the customer: shop1", kEnter},
              {"Environments:", kEnter},
              {"Variable of the Worker", std::string("A=x") + kEnter},
              {"A=x\nVariable of the Worker, NAME=VALUE (empty: go on):", kEscape},
              {"(empty: go on): A=x\na VALUE", std::string("y") + kEnter},
              {"(empty: go on): A=xy\nVariable of the Worker", kEnter},
              {"Line of the env file", kEnter},
              {"Secret, like", kEnter},
              {"D1 database of shop1/production", kEscape},
              {"Secret, like NAME=from_env:VAR (empty: go on):\nEsc", kEnter},
              {"D1 database of shop1/production", std::string(kDown) + kDown + kEnter}});
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  expect_screen(*run, "new-back");
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_TRUE(run->is_restored());
}

TEST_F(TerminalFlows, GoesBackInWholeLines) {
  const auto run = start({"new", "--plain", "--account-file", "../account.json"});
  play(*run, {{"Number, or part of a name: ", "1\n"},
              {"Name of the customer [shop0]: ", "<\n"},
              {"Number, or part of a name [shop0.com]: ", "2\n"},
              {"Name of the customer [shop1]: ", "\n"},
              {"Numbers, with blanks between them: ", "1\n"},
              {"Variable of the Worker, NAME=VALUE (empty: go on): ", "A=x\n"},
              {"A=x\nVariable of the Worker, NAME=VALUE (empty: go on): ", "<\n"},
              {"(empty: go on) [A=x, - for nothing]: ", "-\n"},
              {"Line of the env file", "\n"},
              {"Secret, like", "\n"},
              {"D1 database of shop1/production, 3 of 3:", "3\n"}});
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  const std::string manifest = read_file(project_ / "deployments.yaml");
  EXPECT_NE(manifest.find("domain: shop1.com"), std::string::npos) << manifest;
  EXPECT_EQ(manifest.find("A:"), std::string::npos) << manifest;
}

TEST_F(TerminalFlows, RefusesAnAnswerAtItsOwnQuestion) {
  write_file(project_ / "deployments.yaml", kManifest);
  const auto run =
      start({"new", "--environment", "production", "--account-file", "../account.json"});
  play(*run, {{"3 of 3; ", std::string(kDown) + kDown + kEnter},
              {"Domain name: ", std::string("a_b.shop0.com") + kEnter},
              {"is no host name", std::string(kClear) + "nowhere.example" + kEnter},
              {"it is in no zone of the account", std::string(kClear) + "a.shop0.com" + kEnter},
              {"Name of the customer: ", std::string(kClear) + "acme" + kEnter},
              {"acme/production is declared already", std::string(kClear) + "globex" + kEnter},
              {"Variable of the Worker", std::string("LOG-LEVEL=info") + kEnter},
              {"LOG-LEVEL\" is no", std::string(kClear) + "API_KEY=canary-0123456789" + kEnter},
              {"looks like a credential in plain text", std::string(kClear) + "N=5" + kEnter},
              {"N is text; N:=5 makes it a number", std::string("M:=x") + kEnter},
              {"write NAME=VALUE or NAME:=JSON", std::string(kClear) + kEnter},
              {"Line of the env file", kEnter},
              {"Secret, like", std::string("N=generate:32") + kEnter},
              {"N is a secret and a var at once", kControlC}});
  EXPECT_EQ(run->exit_code(), 130) << run->screen();
}

TEST_F(TerminalFlows, TakesOutWhatIsChosenFromTheList) {
  write_file(project_ / "deployments.yaml", kManifest);
  write_file(project_ / "wrangler.toml",
             "name = \"shop\"\n\n[env.acme-staging]\nvars = { LOG_LEVEL = \"info\" }\n");
  std::string last_topic;
  for (int i = 0; i < 7; ++i) last_topic += kDown;
  const std::vector<Turn> turns = {{"Deployment: ", std::string("stag") + kEnter},
                                   {"What is to change:", last_topic + " " + kEnter},
                                   {"Take out:", std::string(" ") + kEnter},
                                   {"Say ownership: exact? [y/N]", "n"}};
  std::vector<Turn> left = turns;
  left.push_back({"Only \"yes\" does it: ", ""});
  const std::vector<std::string> words = {"update", "--account-file", "../account.json"};
  expect_untouched_wherever_it_is_left(words, left);
  const auto run = start(words);
  play(*run, turns);
  ASSERT_TRUE(run->shows("Only \"yes\" does it: ")) << run->screen();
  expect_screen(*run, "update-remove");
  run->type("yes\n");
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_EQ(read_file(project_ / "deployments.yaml").find("LOG_LEVEL"), std::string::npos);
  EXPECT_NE(read_file(project_ / "wrangler.toml").find("LOG_LEVEL"), std::string::npos);
}

TEST_F(TerminalFlows, SetsASecretAnewThatIsChosenFromTheList) {
  write_file(folder_.path() / "account.json",
             R"({ "writable": true, "account": { "id": "0506015145cda87c34f9ab8e9675a8a9" },
                  "workers": [ { "name": "shop-staging", "secrets": ["SESSION_KEY"] } ] })");
  write_file(project_ / "deployments.yaml",
             "version: 1\ncustomers:\n  acme:\n    environments:\n"
             "      staging: { secrets: { SESSION_KEY: { generate: 32 } } }\n");
  const auto run = start({"update", "--account-file", "../account.json"});
  std::string last_topic;
  for (int i = 0; i < 6; ++i) last_topic += kDown;
  play(*run, {{"Deployment: ", kEnter},
              {"What is to change:", last_topic + " " + kEnter},
              {"Set anew:", std::string(" ") + kEnter},
              {"~ secret SESSION_KEY (rotated)", ""},
              {"Only \"yes\" does it: ", "yes\n"}});
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_TRUE(run->is_restored());
}

std::string two_days_ago() {
  const std::time_t then = std::time(nullptr) - 2 * 24 * 60 * 60;
  std::tm parts{};
  ::gmtime_r(&then, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

TEST_F(TerminalFlows, TellsOfEachDeploymentWhenItWasDeployed) {
  write_file(folder_.path() / "account.json",
             R"({ "writable": true, "account": { "id": "0506015145cda87c34f9ab8e9675a8a9" },
                  "workers": [ { "name": "shop-acme", "modified_on": ")" +
                 two_days_ago() + R"(" } ] })");
  write_file(project_ / "wrangler.toml",
             "name = \"shop\"\naccount_id = \"0506015145cda87c34f9ab8e9675a8a9\"\n\n[env.acme]\n"
             "d1_databases = [{ binding = \"DB\", database_name = \"acme-db\" }]\n");
  write_file(project_ / "deployments.yaml",
             "version: 1\ncustomers:\n  acme:\n    environments:\n"
             "      production: { wrangler_env: acme }\n");
  write_file(project_ / "config/customers/acme/production.env", "CUSTOMER_DOMAIN=acme.com\n");
  const auto run = start({"update", "--account-file", "../account.json"}, {120, 24});
  EXPECT_TRUE(
      run->shows("> acme/production  (acme.com, account 05060151****, database acme-db, "
                 "deployed 2 days ago)"))
      << run->screen();
  run->type(kControlC);
  EXPECT_EQ(run->exit_code(), 130);
}

TEST_F(TerminalFlows, AsksAgainForATokenThatIsNotAccepted) {
  write_file(folder_.path() / "account.json", account(1));
  start_emulator("--token the-good-one");
  const auto run = start({"new"});
  play(*run, {{"Cloudflare API token: ", std::string("another") + kEnter}});
  ASSERT_TRUE(run->shows("error[CFP4003]")) << run->screen();
  play(*run, {{"Cloudflare API token: ", kControlC}});
  EXPECT_EQ(run->exit_code(), 130);
}

TEST_F(TerminalFlows, EndsWhereTheApiCannotBeReachedWithAnyToken) {
  write_file(folder_.path() / "account.json", account(1));
  variables_["CLOUDFLARE_API_BASE_URL"] = "http://127.0.0.1:9";
  const auto run = start({"new"});
  play(*run, {{"Cloudflare API token: ", std::string("x") + kEnter}});
  EXPECT_TRUE(run->shows("error[CFP4007]")) << run->screen();
  EXPECT_EQ(run->exit_code(), 1);
}

}  // namespace
}  // namespace cfplan::tests
