#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "golden/emulator_process.hpp"
#include "golden/shell_run.hpp"
#include "integration/terminal/terminal_run.hpp"

namespace cfplan::tests {

/// One thing that a person waits for, and what they do then.
struct Turn {
  std::string waits_for;
  std::string types;
};

/// A project and an account in the emulator, and somebody in front of a terminal.
class TerminalCase : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// An account with this many domains: shop0.com, shop1.com, …
  static std::string account(std::size_t domains);
  void start_emulator(const std::string& options = "");
  std::unique_ptr<TerminalRun> start(const std::vector<std::string>& words, WindowSize size = {});
  static void play(TerminalRun& run, const std::vector<Turn>& turns);

  /// Plays the turns up to each of them, and then presses Ctrl-C in place of the answer.
  void expect_untouched_wherever_it_is_left(const std::vector<std::string>& words,
                                            const std::vector<Turn>& turns);

  /// The screen against tests/integration/screens/NAME.
  void expect_screen(TerminalRun& run, const std::string& name);

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
  Variables variables_;
  std::unique_ptr<EmulatorProcess> emulator_;
  bool accepted_ = false;
};

}  // namespace cfplan::tests
