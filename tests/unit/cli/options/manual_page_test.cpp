#include "cli/options/manual_page.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/options/options.hpp"

namespace cfplan {
namespace {

TEST(ManualPage, NamesEveryCommandAndOption) {
  const std::string page = manual_page();
  EXPECT_EQ(page.find(".TH CFPLAN 1 "), 0U);
  for (const CommandSpec& command : command_table()) {
    EXPECT_NE(page.find(".SS \\fBcfplan " + std::string(command.name) + "\\fR"), std::string::npos)
        << command.name;
  }
  EXPECT_NE(page.find(".TP\n\\fB\\-C\\fR, \\fB\\-\\-chdir\\fR \\fIDIR\\fR\n"
                      "work as if started in DIR\n"),
            std::string::npos);
  EXPECT_NE(page.find("\\fB\\-\\-detailed\\-exitcode\\fR\n"), std::string::npos);
}

TEST(ManualPage, StartsNoLineOfTextAsACommandOfTheFormatter) {
  std::istringstream lines(manual_page());
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.')) continue;
    const std::string macro = line.substr(0, line.find(' '));
    EXPECT_TRUE(macro == ".TH" || macro == ".SH" || macro == ".SS" || macro == ".TP" ||
                macro == ".PP" || macro == ".B")
        << line;
  }
}

}  // namespace
}  // namespace cfplan
