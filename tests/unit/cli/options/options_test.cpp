#include "cli/options/options.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cfplan {
namespace {

TEST(OptionTable, HoldsEachNameOnce) {
  std::set<std::string_view> names;
  std::set<char> letters;
  for (const OptionSpec& option : option_table()) {
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    if (option.letter != '\0') {
      EXPECT_TRUE(letters.insert(option.letter).second) << option.letter;
    }
  }
}

TEST(OptionTable, HoldsEveryOptionThatACommandNames) {
  for (const CommandSpec& command : command_table()) {
    for (std::string_view name : command.options) EXPECT_EQ(option_named(name).name, name);
  }
  for (std::string_view name : shared_options()) EXPECT_EQ(option_named(name).name, name);
}

TEST(OptionTable, HoldsNoOptionThatNobodyTakes) {
  std::set<std::string_view> taken(shared_options().begin(), shared_options().end());
  taken.insert("version");
  for (const CommandSpec& command : command_table()) {
    taken.insert(command.options.begin(), command.options.end());
  }
  for (const OptionSpec& option : option_table()) {
    EXPECT_TRUE(taken.contains(option.name)) << option.name;
  }
}

TEST(OptionTable, NamesAValueForEverythingButFlags) {
  for (const OptionSpec& option : option_table()) {
    const bool is_flag = std::holds_alternative<bool Options::*>(option.target) ||
                         std::holds_alternative<bool AnswerOptions::*>(option.target);
    EXPECT_EQ(option.value.empty(), is_flag) << option.name;
  }
}

TEST(OptionTable, FindsCommandsByTheirWholeName) {
  ASSERT_NE(find_command("plan"), nullptr);
  EXPECT_EQ(find_command("plan")->name, "plan");
  EXPECT_EQ(find_command("pla"), nullptr);
}

}  // namespace
}  // namespace cfplan
