#include "cli/options/help_text.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/options/diagnostic_texts.hpp"
#include "cli/reflow.hpp"

namespace cfplan {
namespace {

std::size_t widest_line(const std::string& text) {
  std::istringstream stream(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(stream, line);) widest = std::max(widest, line.size());
  return widest;
}

TEST(HelpText, NamesEveryCommandAndFitsEightyColumns) {
  const std::string text = program_help(120);
  for (const CommandSpec& command : command_table()) {
    EXPECT_NE(text.find("\n  " + std::string(command.name)), std::string::npos) << command.name;
    EXPECT_LE(widest_line(command_help(command, 120)), 80U) << command.name;
    EXPECT_LE(widest_line(command_help(command, 60)), 60U) << command.name;
  }
  EXPECT_LE(widest_line(text), 80U);
  EXPECT_LE(widest_line(program_help(60)), 60U);
}

TEST(HelpText, FitsANarrowWindowForEveryCode) {
  for (const DiagnosticText& entry : diagnostic_texts()) {
    const auto text = topic_help(entry.code, 60);
    ASSERT_TRUE(text) << entry.code;
    if (text->find("```") != std::string::npos) continue;  // code stays as it is
    EXPECT_LE(widest_line(*text), 90U) << *text;           // a long word stands alone
  }
}

TEST(HelpText, ExplainsACommandWithItsOptions) {
  EXPECT_EQ(command_help(*find_command("schema"), 80),
            "Usage: cfplan schema [OPTION...]\n"
            "\n"
            "For editors: they complete and check with it.\n"
            "\n"
            "Options of every command:\n"
            "  -C, --chdir DIR   work as if started in DIR\n"
            "  -f, --file FILE   the manifest, in the project folder (default:\n"
            "                    deployments.yaml)\n"
            "      --color WHEN  auto, always or never (also: NO_COLOR)\n"
            "      --quiet       no progress, no notes\n"
            "      --verbose     say more about what is done\n"
            "  -h, --help        show help\n");
  EXPECT_EQ(
      command_help(*find_command("apply"), 80).find("Usage: cfplan apply [PLANFILE] [OPTION...]"),
      0U);
  EXPECT_EQ(command_help(*find_command("show"), 80).find("Usage: cfplan show PLANFILE [OPTION...]"),
            0U);
}

TEST(HelpText, ExplainsACodeInAnyCase) {
  const auto text = topic_help("cfp9002", 80);
  ASSERT_TRUE(text);
  EXPECT_EQ(*text,
            "CFP9002: no such help topic\n"
            "\n"
            "`cfplan help` explains commands, codes such as `CFP1203`, and `policies`. What\n"
            "was asked for is none of these.\n");
}

TEST(HelpText, ListsThePolicies) {
  const auto text = topic_help("policies", 80);
  ASSERT_TRUE(text);
  EXPECT_NE(text->find("CFP3900  secrets would be deleted\n"), std::string::npos) << *text;
  EXPECT_EQ(text->find("CFP9001"), std::string::npos);
}

TEST(HelpText, NamesTheClosestTopic) {
  const auto text = topic_help("polices", 80);
  ASSERT_FALSE(text);
  const Diagnostic& why = text.error().diagnostics.front();
  EXPECT_EQ(why.code, "CFP9002");
  EXPECT_EQ(why.message, "there is no help on \"polices\"");
  EXPECT_EQ(why.hint, "did you mean cfplan help policies");
}

TEST(Reflow, BreaksParagraphsAndItemsAndLeavesCode) {
  EXPECT_EQ(reflowed("One two three four\nfive.\n\n* an item of a\n  list\n1. another one\n\n"
                     "```\ncode   as it is, however long it may be\n```\n",
                     12),
            "One two\nthree four\nfive.\n\n* an item of\n  a list\n1. another\n   one\n\n"
            "```\ncode   as it is, however long it may be\n```\n");
  EXPECT_EQ(reflowed("averyveryverylongword and\n", 4), "averyveryverylongword\nand\n");
  EXPECT_EQ(reflowed("", 80), "");
}

TEST(DiagnosticTexts, AreSortedAndWhole) {
  std::string_view last;
  for (const DiagnosticText& entry : diagnostic_texts()) {
    EXPECT_LT(last, entry.code);
    EXPECT_FALSE(entry.title.empty()) << entry.code;
    EXPECT_TRUE(entry.text.ends_with(".\n")) << entry.code;
    last = entry.code;
  }
  EXPECT_GT(diagnostic_texts().size(), 10U);
}

}  // namespace
}  // namespace cfplan
