#include <gtest/gtest.h>

#include "golden/tree.hpp"
#include "integration/terminal/terminal_case.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kOldToken = "canary-token-0123";
constexpr const char* kApplyQuestion = "Apply this plan? Only \"yes\" does it: ";
constexpr const char* kRollbackQuestion = "Restore these files? Only \"yes\" does it: ";

/// The single questions of the commands that are no interview.
class TerminalQuestions : public TerminalCase {
 protected:
  /// No and Ctrl-C leave everything as it is; only yes goes on.
  void expect_only_yes_does_it(const std::vector<std::string>& words, const std::string& question) {
    const Tree before = read_tree(project_);
    for (const std::string answer : {"no\n", "y\n", "\n"}) {
      const auto run = start(words);
      play(*run, {{question, answer}});
      EXPECT_TRUE(run->shows("Nothing was changed.")) << run->screen();
      EXPECT_EQ(run->exit_code(), 1) << answer;
      EXPECT_EQ(read_tree(project_), before) << answer;
    }
    expect_untouched_wherever_it_is_left(words, {{question, ""}});
    const auto run = start(words);
    ASSERT_TRUE(run->shows(question)) << run->screen();
    run->resize({50, 10});
    run->type("yes\n");
    EXPECT_EQ(run->exit_code(), 0) << run->screen();
    EXPECT_NE(read_tree(project_), before);
  }
};

TEST_F(TerminalQuestions, ApplyAndRollbackAskOnceAndTakeOnlyYes) {
  write_file(project_ / "deployments.yaml",
             "version: 1\ncustomers:\n  acme: { environments: { production: {} } }\n");
  expect_only_yes_does_it({"apply"}, kApplyQuestion);
  expect_only_yes_does_it({"rollback"}, kRollbackQuestion);
}

TEST_F(TerminalQuestions, MigrateShowsThePlanAndTakesOnlyYes) {
  write_file(folder_.path() / "account.json",
             R"({ "writable": true, "account": { "id": "0506015145cda87c34f9ab8e9675a8a9" },
                  "workers": [ { "name": "shop-production" } ] })");
  write_file(project_ / "wrangler.toml", "name = \"shop\"\n\n[env.production]\n");
  const auto env_file = project_ / "config/customers/acme/production.env";
  write_file(env_file,
             "DOMAIN=acme.com\nCLOUDFLARE_ACCOUNT_ID=0506015145cda87c34f9ab8e9675a8a9\n"
             "CLOUDFLARE_API_TOKEN=" +
                 std::string(kOldToken) + "\n");
  const std::vector<std::string> words = {"migrate", "--account-file", "../account.json"};
  const auto shown = start(words);
  ASSERT_TRUE(shown->shows(kApplyQuestion)) << shown->screen();
  EXPECT_EQ(shown->bytes().find(kOldToken), std::string::npos);
  expect_screen(*shown, "migrate");
  shown->type(kControlC);
  EXPECT_TRUE(shown->shows("interrupted; nothing was changed")) << shown->screen();
  EXPECT_EQ(shown->exit_code(), 130);
  expect_only_yes_does_it(words, kApplyQuestion);
  EXPECT_EQ(read_file(env_file), "CUSTOMER_DOMAIN=acme.com\nCUSTOMER_ID=acme\n");
}

TEST_F(TerminalQuestions, ImportAsksForTheCustomerUntilItIsAName) {
  write_file(project_ / "wrangler.toml", "name = \"shop\"\n\n[env.production]\n");
  const std::string question = "Which customer are the sections of? (a-z, 0-9, _ and -) ";
  expect_untouched_wherever_it_is_left({"import"}, {{question, ""}});
  const auto run = start({"import"});
  play(*run, {{question, "No Name\n"}});
  play(*run, {{"No Name\nThere is no config/customers", "acme\n"}});
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  EXPECT_NE(read_file(project_ / "deployments.yaml").find("  acme:\n"), std::string::npos);
}

TEST_F(TerminalQuestions, ImportAsksWhoseASectionIs) {
  write_file(project_ / "wrangler.toml", "name = \"shop\"\n\n[env.production]\n\n[env.staging]\n");
  for (const std::string customer : {"acme", "globex"}) {
    for (const std::string environment : {"production", "staging"}) {
      write_file(project_ / "config/customers" / customer / (environment + ".env"), "");
    }
  }
  const std::vector<Turn> turns = {
      {"[env.production] could be any of these:", "9\n"},
      {"Which one is it? (1-3) 9\n[env.production] could be any of these:", "2\n"},
      {"[env.staging] could be any of these:", "3\n"}};
  expect_untouched_wherever_it_is_left({"import"}, turns);
  const auto run = start({"import"});
  play(*run, turns);
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  const std::string manifest = read_file(project_ / "deployments.yaml");
  EXPECT_NE(manifest.find("  globex:\n    environments:\n      production:"), std::string::npos)
      << manifest;
  EXPECT_NE(manifest.find("[env.staging] is not declared"), std::string::npos) << manifest;
}

TEST_F(TerminalQuestions, ImportAsksWhichOfTwoSectionsADeploymentIs) {
  write_file(project_ / "wrangler.toml",
             "name = \"shop\"\n\n[env.acme-production]\n\n[env.production-acme]\n");
  write_file(project_ / "config/customers/acme/production.env", "");
  const std::vector<Turn> turns = {
      {"[env.acme-production] could be this, and so could [env.production-acme]:", "2\n"}};
  expect_untouched_wherever_it_is_left({"import"}, turns);
  const auto run = start({"import"});
  play(*run, turns);
  EXPECT_EQ(run->exit_code(), 0) << run->screen();
  const std::string manifest = read_file(project_ / "deployments.yaml");
  EXPECT_NE(manifest.find("wrangler_env: \"${environment}-${customer}\""), std::string::npos)
      << manifest;
  EXPECT_NE(manifest.find("[env.acme-production] is not declared: it was to be left out"),
            std::string::npos)
      << manifest;
}

}  // namespace
}  // namespace cfplan::tests
