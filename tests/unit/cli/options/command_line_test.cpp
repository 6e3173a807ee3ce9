#include "cli/options/command_line.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

Options parsed(const std::vector<std::string>& arguments) {
  const auto line = parse_command_line(arguments);
  EXPECT_TRUE(line) << line.error().diagnostics.front().message;
  return line ? line->options : Options{};
}

/// "message | hint"
std::string complaint(const std::vector<std::string>& arguments) {
  const auto line = parse_command_line(arguments);
  if (line) return "none";
  const Diagnostic& first = line.error().diagnostics.front();
  EXPECT_EQ(first.code, "CFP9001");
  return first.message + " | " + first.hint;
}

TEST(CommandLine, FindsTheCommandAndItsOptions) {
  const auto line = parse_command_line({"plan", "--out", "p.json", "--detailed-exitcode"});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->command->name, "plan");
  EXPECT_EQ(line->options.out, "p.json");
  EXPECT_TRUE(line->options.detailed_exit_code);
}

TEST(CommandLine, TakesSharedOptionsBeforeAndAfterTheCommand) {
  EXPECT_EQ(parsed({"-C", "shop", "plan"}).folder, "shop");
  EXPECT_EQ(parsed({"plan", "-C", "shop"}).folder, "shop");
  EXPECT_EQ(parsed({"plan", "-f", "other.yaml"}).manifest, "other.yaml");
}

TEST(CommandLine, RefusesAnUnknownKindOfAnnotations) {
  EXPECT_EQ(parsed({"plan"}).annotations, "");
  EXPECT_EQ(parsed({"validate", "--annotations", "github"}).annotations, "github");
  EXPECT_EQ(complaint({"plan", "--annotations", "gitlab"}),
            "--annotations cannot be \"gitlab\"; it is one of github | did you mean github");
}

TEST(CommandLine, RefusesAShellItCannotComplete) {
  EXPECT_EQ(complaint({"completion", "tcsh"}),
            "SHELL cannot be \"tcsh\"; it is one of bash, zsh, fish | cfplan help completion "
            "lists its options");
  EXPECT_EQ(complaint({"completion"}),
            "cfplan completion needs SHELL | cfplan help completion lists its options");
}

TEST(CommandLine, TakesAValueAfterAnEqualsSign) {
  EXPECT_EQ(parsed({"plan", "--out=p.json"}).out, "p.json");
}

TEST(CommandLine, RefusesEmptyValues) {
  EXPECT_EQ(complaint({"apply", "--expect", ""}),
            "--expect: the value is empty | cfplan help apply lists its options");
  EXPECT_EQ(complaint({"plan", "--customer", "acme", "--customer", ""}),
            "--customer: the value is empty | cfplan help plan lists its options");
  EXPECT_EQ(complaint({"new", "--database", ""}),
            "--database: the value is empty | cfplan help new lists its options");
  EXPECT_EQ(complaint({"rollback", ""}), "ID is empty | cfplan help rollback lists its options");
}

TEST(CommandLine, GathersRepeatedOptionsOneValueEach) {
  const Options options =
      parsed({"apply", "--customer", "acme", "--customer", "!test*", "plan.json"});
  EXPECT_EQ(options.selection.customers, (std::vector<std::string>{"acme", "!test*"}));
  EXPECT_EQ(options.arguments, (std::vector<std::string>{"plan.json"}));
}

TEST(CommandLine, HasDefaults) {
  const Options options = parsed({"plan"});
  EXPECT_EQ(options.folder, ".");
  EXPECT_EQ(options.manifest, "deployments.yaml");
  EXPECT_EQ(options.format, "text");
  EXPECT_EQ(options.color, "auto");
}

TEST(CommandLine, LeavesTheCommandOpenWhenNoneIsGiven) {
  const auto line = parse_command_line({"--version"});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->command, nullptr);
  EXPECT_TRUE(line->options.version);
}

TEST(CommandLine, NamesTheClosestCommand) {
  EXPECT_EQ(complaint({"plam"}), "no command is called \"plam\" | did you mean cfplan plan");
  EXPECT_EQ(complaint({"frobnicate"}),
            "no command is called \"frobnicate\" | cfplan help lists the commands");
}

TEST(CommandLine, NamesTheClosestOption) {
  EXPECT_EQ(complaint({"plan", "--custommer=acme"}),
            "no option of cfplan plan is called \"--custommer\" | did you mean --customer");
  EXPECT_EQ(complaint({"plan", "--force"}),
            "no option of cfplan plan is called \"--force\" | cfplan help plan lists its options");
}

TEST(CommandLine, RefusesAWrongChoice) {
  EXPECT_EQ(
      complaint({"plan", "--format", "jsn"}),
      "--format cannot be \"jsn\"; it is one of text, markdown, json, html | did you mean json");
  EXPECT_EQ(
      complaint({"list", "--format", "html"}),
      "--format cannot be \"html\"; it is one of text, json | cfplan help list lists its options");
  EXPECT_EQ(complaint({"plan", "--color", "on"}),
            "--color cannot be \"on\"; it is one of auto, always, never | cfplan help plan lists "
            "its options");
}

TEST(CommandLine, RefusesMissingAndSurplusArguments) {
  EXPECT_EQ(complaint({"describe"}),
            "cfplan describe needs CUSTOMER/ENV | cfplan help describe lists its options");
  EXPECT_EQ(complaint({"plan", "surplus"}),
            "cfplan plan cannot take \"surplus\" | cfplan help plan lists its options");
  EXPECT_EQ(complaint({"apply", "a", "b"}),
            "cfplan apply cannot take \"b\" | cfplan help apply lists its options");
}

TEST(CommandLine, RefusesAnOptionWithoutItsValueAndOneGivenTwice) {
  EXPECT_NE(complaint({"plan", "--out"}), "none");
  EXPECT_NE(complaint({"plan", "--out", "a", "--out", "b"}), "none");
}

TEST(CommandLine, MakesHostileWordsVisible) {
  EXPECT_EQ(complaint({"\x1b[31m"}),
            "no command is called \"\\u{001B}[31m\" | cfplan help lists the commands");
}

TEST(CommandLine, AsksForHelpOfACommandWithoutItsArguments) {
  const auto line = parse_command_line({"describe", "--help"});
  ASSERT_TRUE(line);
  EXPECT_TRUE(line->options.help);
  EXPECT_EQ(line->command->name, "describe");
}

}  // namespace
}  // namespace cfplan
