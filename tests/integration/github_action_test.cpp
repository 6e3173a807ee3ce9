#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFakeGh = R"(#!/bin/sh
# gh api [--method M] PATH [--field body=@FILE] [--paginate] [--jq FILTER]: answers from $FAKES and
# remembers what it was told.
method=GET body= filter=.
shift
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift ;;
    --field) body=${2#body=@}; shift ;;
    --jq) filter=$2; shift ;;
    --paginate | --silent) ;;
    *) path=$1 ;;
  esac
  shift
done
printf '%s %s\n' "$method" "$path" >> "$FAKES/gh.log"
[ ! -e "$FAKES/read-only" ] || [ "$method" = GET ] || exit 1
if [ -n "$body" ]; then cp "$body" "$FAKES/body.md"; exit 0; fi
jq -r "$filter" "$FAKES/$(printf '%s' "$path" | tr / _).json"
)";

constexpr const char* kFakeWrangler = R"(#!/bin/sh
printf '%s\n' "$*" >> "$FAKES/wrangler.log"
printf '::set-output name=evil::1\n'
[ ! -e "$FAKES/wrangler-fails" ] || exit 1
# What a deploy does to the account: the Worker is there.
jq '(.workers // []) as $w | .workers = $w + [{name: "data-service-acmecorp-production", secrets: []}]' \
  account.json > account.new && mv account.new account.json
)";

/// A copy of the demo in a work tree, and a runner's environment around it.
class GithubAction : public testing::Test {
 protected:
  void SetUp() override {
    if (run_shell(".", "command -v jq git", {}).exit_code != 0) GTEST_SKIP() << "needs jq and git";
    fs::copy("manifests/demo", project_, fs::copy_options::recursive);
    fs::create_directories(fakes_);
    write_program("gh", kFakeGh);
    write_program("wrangler", kFakeWrangler);
    comments("[]");
    write_file(fakes_ / ("repos_acme_shop_commits_" + sha_ + "_pulls.json"), R"([{"number": 7}])");
  }

  void write_program(const std::string& name, const std::string& text) {
    write_file(folder_.path() / "bin" / name, text);
    fs::permissions(folder_.path() / "bin" / name, fs::perms::owner_all);
  }

  void comments(const std::string& json) {
    write_file(fakes_ / "repos_acme_shop_issues_7_comments.json", json);
  }

  /// The comment that the plan left becomes the one that stands in the pull request.
  void publish(const std::string& author = "github-actions[bot]") {
    const ShellResult json = run_shell(fakes_,
                                       "jq -Rs --arg login " + shell_word(author) +
                                           " '[{id: 12, user: {login: $login}, body: .}]' body.md",
                                       {});
    comments(json.out);
  }

  ShellResult action(const std::string& command, Variables more = {}) {
    const fs::path root = fs::current_path();
    Variables variables = {{"PATH", (folder_.path() / "bin").string() + ":" + std::getenv("PATH")},
                           {"FAKES", fakes_.string()},
                           {"RUNNER_TEMP", fakes_.string()},
                           {"GITHUB_OUTPUT", (fakes_ / "output").string()},
                           {"GITHUB_STEP_SUMMARY", (fakes_ / "summary.md").string()},
                           {"GITHUB_REPOSITORY", "acme/shop"},
                           {"GITHUB_SHA", sha_},
                           {"CFPLAN_PROGRAM", std::getenv("CFPLAN_BINARY")},
                           {"CFPLAN_COMMAND", command},
                           {"CFPLAN_ACCOUNT_FILE", "account.json"},
                           {"CFPLAN_COMMENT_AUTHOR", "github-actions[bot]"},
                           {"CFPLAN_PULL_REQUEST", "7"},
                           {"CFPLAN_WRANGLER", "wrangler"},
                           {"TESTCORP_CLOUDFLARE_API_TOKEN", "canary-testcorp"},
                           {"ACMECORP_CLOUDFLARE_API_TOKEN", "canary-acmecorp"}};
    for (const auto& [name, value] : more) variables[name] = value;
    fs::remove(fakes_ / "output");
    const ShellResult done =
        run_shell(project_, shell_word((root / "action/run").string()), variables);
    EXPECT_EQ((done.out + done.err).find("canary"), std::string::npos);
    return done;
  }

  [[nodiscard]] std::string told(const std::string& file) const { return read_file(fakes_ / file); }

  /// The value of one output, or "".
  [[nodiscard]] std::string output(const std::string& name) const {
    const std::string all = "\n" + told("output");
    const std::size_t at = all.rfind("\n" + name + "=");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 2;
    return all.substr(begin, all.find('\n', begin) - begin);
  }

  TemporaryFolder folder_;
  fs::path project_ = folder_.path() / "project";
  fs::path fakes_ = folder_.path() / "fakes";
  std::string sha_ = "0123456789abcdef0123456789abcdef01234567";
};

TEST_F(GithubAction, ShowsThePlanInASummaryAndOneComment) {
  const ShellResult plan = action("plan");
  EXPECT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_EQ(output("changes"), "true");
  EXPECT_EQ(output("exit-code"), "2");
  EXPECT_EQ(output("fingerprint").size(), 64U);
  EXPECT_EQ(told("summary.md").find("### Plan: 8 to create, 4 to update"), 0U);
  EXPECT_EQ(told("gh.log"),
            "GET repos/acme/shop/issues/7/comments\nPOST repos/acme/shop/issues/7/comments\n");
  EXPECT_TRUE(std::regex_search(
      told("body.md"), std::regex("^<!-- cfplan:[0-9a-f]{16} fingerprint:" + output("fingerprint") +
                                  " -->\n### Plan: 8 to create")));
  publish();
  EXPECT_EQ(action("plan").exit_code, 0);
  EXPECT_TRUE(told("gh.log").ends_with("PATCH repos/acme/shop/issues/comments/12\n"));
}

TEST_F(GithubAction, DoesNotFailWhereItMayNotComment) {
  write_file(fakes_ / "read-only", "");
  const ShellResult plan = action("plan");
  EXPECT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_NE(plan.out.find("::warning title=cfplan::the comment could not be written"),
            std::string::npos);
}

TEST_F(GithubAction, FailsWhereAGuardRefusesAndShowsThePlanAllTheSame) {
  write_file(project_ / "deployments.yaml",
             read_file(project_ / "deployments.yaml") +
                 "  newcorp: { domain: new.example, zone: null, environments: { production: { "
                 "vars: { A_TOKEN: abcdefgh1234 } } } }\n");
  const ShellResult plan = action("plan");
  EXPECT_EQ(plan.exit_code, 3) << plan.out << plan.err;
  EXPECT_EQ(output("exit-code"), "3");
  EXPECT_EQ(output("changes"), "");
  EXPECT_NE(plan.err.find("::error file=deployments.yaml,line="), std::string::npos);
  EXPECT_NE(told("body.md").find("CFP3003"), std::string::npos);
}

TEST_F(GithubAction, AppliesWhatWasReviewedThenDeploysThenSetsDeferredSecrets) {
  ASSERT_EQ(action("plan").exit_code, 0);
  publish();
  const ShellResult apply = action("apply");
  EXPECT_EQ(apply.exit_code, 0) << apply.out << apply.err;
  EXPECT_EQ(output("exit-code"), "0");
  EXPECT_NE(told("wrangler.log").find("deploy --config wrangler.toml --env acmecorp-production\n"),
            std::string::npos);
  // What wrangler prints is no order for the runner.
  EXPECT_TRUE(std::regex_search(
      apply.out,
      std::regex("::stop-commands::([0-9a-f]{32})\n::set-output name=evil::1\n::\\1::")));
  EXPECT_NE(apply.out.find("  + data-service-acmecorp-production: CLOUDFLARE_API_TOKEN"),
            std::string::npos)
      << apply.out;
  EXPECT_NE(read_file(project_ / "account.json").find("acmecorp-auth-db"), std::string::npos);
}

TEST_F(GithubAction, AppliesNothingThatWasNotReviewed) {
  ASSERT_EQ(action("plan").exit_code, 0);
  publish("somebody");
  const ShellResult nobody = action("apply");
  EXPECT_EQ(nobody.exit_code, 7) << nobody.out;
  EXPECT_NE(nobody.out.find("no reviewed plan was found"), std::string::npos);
  publish();
  write_file(
      project_ / "deployments.yaml",
      std::regex_replace(read_file(project_ / "deployments.yaml"), std::regex("warn"), "error"));
  const ShellResult changed = action("apply");
  EXPECT_EQ(changed.exit_code, 7) << changed.out << changed.err;
  EXPECT_EQ(output("exit-code"), "7");
  EXPECT_EQ(told("wrangler.log"), "");
}

TEST_F(GithubAction, StopsWhenADeployFails) {
  ASSERT_EQ(action("plan").exit_code, 0);
  write_file(fakes_ / "wrangler-fails", "");
  const ShellResult apply = action("apply", {{"CFPLAN_EXPECT", output("fingerprint")}});
  EXPECT_EQ(apply.exit_code, 1);
  EXPECT_NE(apply.out.find("::error title=cfplan::wrangler deploy --env "), std::string::npos);
}

TEST_F(GithubAction, CommitsWhatApplyChanged) {
  ASSERT_EQ(action("plan").exit_code, 0);
  const std::string fingerprint = output("fingerprint");
  const ShellResult git =
      run_shell(project_,
                "git init -q --bare ../origin.git && git init -q -b main . && git add -A && git -c "
                "user.name=t -c user.email=t@example.com commit -qm start && git remote add origin "
                "../origin.git && git push -q -u origin main",
                {});
  ASSERT_EQ(git.exit_code, 0) << git.err;
  const ShellResult apply = action(
      "apply",
      {{"CFPLAN_EXPECT", fingerprint}, {"CFPLAN_COMMIT", "true"}, {"CFPLAN_DEPLOY", "none"}});
  EXPECT_EQ(apply.exit_code, 0) << apply.out << apply.err;
  EXPECT_EQ(run_shell(project_, "git log -1 --format=%s origin/main", {}).out,
            "cfplan: apply " + fingerprint.substr(0, 12) + "\n");
  EXPECT_EQ(run_shell(project_, "git status --short", {}).out, " M account.json\n");
  EXPECT_EQ(told("wrangler.log"), "");
}

TEST_F(GithubAction, WritesNoOutputThatAHostileProjectChose) {
  write_file(project_ / "deployments.yaml", R"(version: 1
layout: { wrangler_env: "${customer}-${environment}" }
customers:
  acmecorp:
    environments:
      production:
        vars:
          A: "x\nfingerprint=evil\n::set-output name=fingerprint::evil"
          B: "-->\n<!-- cfplan:0000000000000000 fingerprint:0 -->"
)");
  const ShellResult plan = action("plan");
  EXPECT_EQ(plan.exit_code, 0) << plan.err;
  EXPECT_TRUE(std::regex_match(
      told("output"), std::regex("plan-file=[^\n]*\nfingerprint=[0-9a-f]{64}\nexit-code=2\n"
                                 "changes=true\n")))
      << told("output");
  EXPECT_FALSE(std::regex_search(plan.out + plan.err, std::regex("(^|\n)\\s*::set-output")));
}

TEST_F(GithubAction, TakesNoOtherCommand) { EXPECT_EQ(action("destroy").exit_code, 64); }

TEST(GithubActionScript, HasNothingThatShellcheckMinds) {
  if (run_shell(".", "command -v shellcheck", {}).exit_code != 0) {
    GTEST_SKIP() << "needs shellcheck";
  }
  const ShellResult checked = run_shell(fs::current_path(), "shellcheck action/run", {});
  EXPECT_EQ(checked.out, "");
}

}  // namespace
}  // namespace cfplan::tests
