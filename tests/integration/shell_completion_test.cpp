#include <gtest/gtest.h>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr const char* kManifest = R"(version: 1
layout: { wrangler_env: "${customer}-${environment}" }
customers:
  acme: { environments: { production: {}, staging: {} } }
  beta: { environments: { production: {} } }
  "be $(touch hacked) ta": { environments: { production: {} } }
)";

/// A project in which somebody types a command line and presses Tab in a real shell.
class ShellCompletion : public testing::Test {
 protected:
  void SetUp() override {
    write_file(folder_.path() / "deployments.yaml", kManifest);
    write_file(folder_.path() / "plan one.json", "{}");
    std::filesystem::create_directory(folder_.path() / "plans");
  }

  [[nodiscard]] bool has(const std::string& shell) const {
    return run("command -v " + shell).exit_code == 0;
  }

  [[nodiscard]] ShellResult run(const std::string& command) const {
    return run_shell(folder_.path(), command, {});
  }

  /// What bash would offer for its words, the last of them at the cursor; and what it was told of
  /// them ("compopt …").
  [[nodiscard]] std::string in_bash(const std::vector<std::string>& words) const {
    std::string array;
    for (const std::string& word : words) array += " " + shell_word(word);
    const std::string& last = words.back();
    const std::string script =
        "source <(cfplan completion bash)\n"
        "compopt() { echo \"compopt $*\"; }\n"
        "COMP_WORDS=(cfplan" +
        array + ")\nCOMP_CWORD=" + std::to_string(words.size()) + "\n_cfplan cfplan " +
        shell_word(last == "=" || last == ":" ? "" : last) +
        "\n[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    const ShellResult done = run("bash --norc --noprofile -c " + shell_word(script));
    EXPECT_EQ(done.err, "");
    return done.out;
  }

  [[nodiscard]] std::string in_fish(const std::string& line) const {
    const ShellResult done =
        run("fish --no-config -c " +
            shell_word("cfplan completion fish | source; complete -C " + shell_word(line)));
    EXPECT_EQ(done.err, "");
    return done.out;
  }

  /// The line as it stands in zsh after Tab.
  [[nodiscard]] std::string in_zsh(const std::string& line) const {
    write_file(folder_.path() / "tab.zsh", R"(zmodload zsh/zpty
zpty typed zsh -f -i
say() { zpty -w typed "$1"; zpty -r typed answer "*$2*"; }
zpty -r typed answer '*[%#]*'
say "PS1= PROMPT_EOL_MARK=; autoload -Uz compinit; compinit -u -D; source <(cfplan completion zsh); print rea''dy" ready
say "show() { print -r -- \"<\$BUFFER>\" }; zle -N show; bindkey '^X' show; print rea''dy" ready
zpty -w -n typed "$1"$'\t\x18'
zpty -r typed answer '*<cfplan*>*'
print -r -- ${${answer##*<cfplan}%%>*}
)");
    const ShellResult done = run("zsh -f tab.zsh " + shell_word(line));
    EXPECT_EQ(done.err, "");
    return done.out;
  }

  TemporaryFolder folder_;
};

TEST_F(ShellCompletion, WorksInBash) {
  if (!has("bash")) GTEST_SKIP() << "needs bash";
  EXPECT_EQ(in_bash({"pl"}), "plan\n");
  EXPECT_EQ(in_bash({"plan", "--detailed"}), "--detailed-exitcode\n");
  EXPECT_EQ(in_bash({"plan", "--format", "m"}), "markdown\n");
  EXPECT_EQ(in_bash({"help", "CFP1203"}), "CFP1203\n");
  EXPECT_EQ(in_bash({"plan", "--customer", ""}), "acme\nbeta\n");
  EXPECT_EQ(in_bash({"plan", "--environment", "st"}), "staging\n");
  EXPECT_EQ(in_bash({"describe", "a"}), "compopt -o nospace\nacme/\n");
  EXPECT_EQ(in_bash({"describe", "acme/"}), "acme/production\nacme/staging\n");
  EXPECT_EQ(in_bash({"nonsense", ""}), "");
}

TEST_F(ShellCompletion, PutsTogetherWhatBashSplits) {
  if (!has("bash")) GTEST_SKIP() << "needs bash";
  EXPECT_EQ(in_bash({"plan", "--format", "=", "m"}), "markdown\n");
  EXPECT_EQ(in_bash({"plan", "--format", "="}), "text\nmarkdown\njson\nhtml\n");
  EXPECT_EQ(in_bash({"plan", "--allow", "CFP3001", "=", "be"}), "compopt -o nospace\nbeta/\n");
  EXPECT_EQ(in_bash({"plan", "--format=m"}), "--format=markdown\n");
}

TEST_F(ShellCompletion, OffersFilesInBash) {
  if (!has("bash")) GTEST_SKIP() << "needs bash";
  EXPECT_EQ(in_bash({"show", "plan"}), "compopt -o filenames\nplans\nplan one.json\n");
  EXPECT_EQ(in_bash({"plan", "--out", "=", "plan o"}), "compopt -o filenames\nplan one.json\n");
  EXPECT_EQ(in_bash({"-C", "pl"}), "compopt -o filenames\nplans\n");
}

TEST_F(ShellCompletion, OffersBackupsInBash) {
  if (!has("bash")) GTEST_SKIP() << "needs bash";
  EXPECT_EQ(in_bash({"rollback", ""}), "");
  write_file(folder_.path() / "wrangler.toml", "name = \"shop\"\n");
  const ShellResult applied = run("cfplan apply --auto-approve --customer beta");
  ASSERT_EQ(applied.exit_code, 0) << applied.err;
  const std::string id = run("cfplan backups | head -1 | cut -d ' ' -f 1").out;
  EXPECT_EQ(id.size(), 23U) << id;
  EXPECT_EQ(in_bash({"rollback", ""}), id);
  EXPECT_EQ(in_bash({"backups", "--purge", id.substr(0, 4)}), id);
}

TEST_F(ShellCompletion, IsQuietWhateverTheProject) {
  if (!has("bash")) GTEST_SKIP() << "needs bash";
  write_file(folder_.path() / "deployments.yaml", "customers: [\n");
  EXPECT_EQ(in_bash({"plan", "--customer", ""}), "");
  EXPECT_EQ(in_bash({"-C", "not-there", "plan", "--customer", ""}), "");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "hacked"));
}

TEST_F(ShellCompletion, WorksInFish) {
  if (!has("fish")) GTEST_SKIP() << "needs fish";
  EXPECT_EQ(in_fish("cfplan pl"), "plan\tshow what would change\n");
  EXPECT_EQ(in_fish("cfplan plan --format=m"), "--format=markdown\n");
  EXPECT_EQ(in_fish("cfplan plan --customer "), "acme\nbeta\n");
  EXPECT_EQ(in_fish("cfplan describe acme/s"), "acme/staging\n");
  EXPECT_EQ(in_fish("cfplan -C pl"), "plans/\n");
  EXPECT_EQ(in_fish("cfplan show plan"), "plan one.json\nplans/\n");
  EXPECT_EQ(in_fish("cfplan plan --out=pl"), "--out=plan one.json\n--out=plans/\n");
}

TEST_F(ShellCompletion, WorksInZsh) {
  if (!has("zsh")) GTEST_SKIP() << "needs zsh";
  EXPECT_EQ(in_zsh("cfplan pl"), " plan \n");
  EXPECT_EQ(in_zsh("cfplan plan --format=m"), " plan --format=markdown \n");
  EXPECT_EQ(in_zsh("cfplan plan --customer a"), " plan --customer acme \n");
  EXPECT_EQ(in_zsh("cfplan describe b"), " describe beta/\n");
  EXPECT_EQ(in_zsh("cfplan show plan\\ o"), " show plan\\ one.json \n");
}

}  // namespace
}  // namespace cfplan::tests
