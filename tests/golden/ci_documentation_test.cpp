#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <regex>
#include <set>
#include <sstream>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

/// The ```yaml blocks of a page.
std::vector<std::string> yaml_blocks(const std::string& path) {
  std::istringstream lines(read_file(path));
  std::vector<std::string> blocks;
  bool in_block = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "```") in_block = false;
    if (in_block) blocks.back() += line + "\n";
    if (line != "```yaml") continue;
    in_block = true;
    blocks.emplace_back();
  }
  return blocks;
}

/// The lines of all scripts in a tree: what stands under `run` and `script`.
void add_script_lines(const YAML::Node& node, bool is_script, std::vector<std::string>& found) {
  if (node.IsScalar() && is_script) {
    std::istringstream lines(node.as<std::string>());
    for (std::string line; std::getline(lines, line);) found.push_back(line);
  }
  if (node.IsSequence()) {
    for (const YAML::Node& item : node) add_script_lines(item, is_script, found);
  }
  if (!node.IsMap()) return;
  for (const auto& member : node) {
    const auto key = member.first.as<std::string>();
    add_script_lines(member.second, key == "run" || key == "script", found);
  }
}

/// The steps of a workflow that use this repository's action.
void add_uses(const YAML::Node& node, std::vector<YAML::Node>& found) {
  if (node.IsMap() && node["uses"] &&
      node["uses"].as<std::string>().find("/cfplan@") != std::string::npos) {
    found.push_back(node);
  }
  if (!node.IsMap() && !node.IsSequence()) return;
  for (const auto& child : node) add_uses(node.IsMap() ? child.second : child, found);
}

TEST(CiDocumentation, ShowsYamlThatIsOne) {
  const std::vector<std::string> blocks = yaml_blocks("docs/ci.md");
  EXPECT_GE(blocks.size(), 8U);
  for (const std::string& block : blocks) {
    EXPECT_NO_THROW(EXPECT_TRUE(YAML::Load(block).IsMap()) << block) << block;
  }
}

TEST(CiDocumentation, ShowsCommandLinesThatCfplanTakes) {
  std::vector<std::string> lines;
  for (const std::string& block : yaml_blocks("docs/ci.md")) {
    add_script_lines(YAML::Load(block), false, lines);
  }
  std::size_t checked = 0;
  for (const std::string& line : lines) {
    if (!line.starts_with("cfplan ")) continue;
    const std::string words = line.substr(0, line.find_first_of("|>&;"));
    const ShellResult done = run_shell(".", words + " --help", {});
    EXPECT_EQ(done.exit_code, 0) << line << "\n" << done.err;
    ++checked;
  }
  EXPECT_GE(checked, 8U);
}

TEST(CiDocumentation, ShowsScriptsThatAShellReads) {
  for (const std::string& block : yaml_blocks("docs/ci.md")) {
    std::vector<std::string> lines;
    add_script_lines(YAML::Load(block), false, lines);
    std::string script;
    for (const std::string& line : lines) script += line + "\n";
    const ShellResult done = run_shell(".", "sh -n -c " + shell_word(script), {});
    EXPECT_EQ(done.exit_code, 0) << script << done.err;
  }
}

TEST(CiDocumentation, GivesTheActionOnlyInputsThatItHas) {
  const YAML::Node action = YAML::LoadFile("action.yml");
  std::set<std::string> inputs;
  for (const auto& input : action["inputs"]) inputs.insert(input.first.as<std::string>());
  std::vector<YAML::Node> steps;
  for (const std::string& block : yaml_blocks("docs/ci.md")) add_uses(YAML::Load(block), steps);
  EXPECT_GE(steps.size(), 3U);
  for (const YAML::Node& step : steps) {
    for (const auto& with : step["with"]) {
      EXPECT_TRUE(inputs.contains(with.first.as<std::string>())) << with.first;
    }
  }
}

TEST(GithubActionDescription, HandsEveryInputToTheScriptAsAVariableAndNoneAsText) {
  const YAML::Node action = YAML::LoadFile("action.yml");
  const std::string script = read_file("action/run");
  for (const YAML::Node& step : action["runs"]["steps"]) {
    if (step["run"]) {
      EXPECT_EQ(step["run"].as<std::string>().find("${{"), std::string::npos);
    }
    for (const auto& variable : step["env"]) {
      EXPECT_NE(script.find(variable.first.as<std::string>() == "GH_TOKEN"
                                ? "gh api"
                                : variable.first.as<std::string>()),
                std::string::npos)
          << variable.first;
    }
  }
  const std::string text = read_file("action.yml");
  for (const auto& input : action["inputs"]) {
    EXPECT_NE(text.find("inputs." + input.first.as<std::string>()), std::string::npos)
        << input.first;
  }
}

}  // namespace
}  // namespace cfplan::tests
