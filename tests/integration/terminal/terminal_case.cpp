#include "integration/terminal/terminal_case.hpp"

#include "golden/tree.hpp"

namespace cfplan::tests {

void TerminalCase::SetUp() {
  ASSERT_TRUE(binary_is_there()) << "set CFPLAN_BINARY to the program: ctest does";
  write_file(project_ / "wrangler.toml", "name = \"shop\"\nmain = \"src/index.js\"\n");
  write_file(folder_.path() / "account.json", account(2));
}

void TerminalCase::TearDown() {
  if (accepted_) GTEST_SKIP() << "accepted as it is";
}

std::string TerminalCase::account(std::size_t domains) {
  std::string zones;
  for (std::size_t i = 0; i < domains; ++i) {
    const std::string digits = std::to_string(1000 + i);
    zones += (zones.empty() ? "" : ",\n") +
             (R"(    { "id": "1a2b3c4d5e6f708192a3b4c5d6e7)" + digits + R"(", "name": "shop)") +
             std::to_string(i) + R"(.com" })";
  }
  return "{\n  \"writable\": true,\n  \"account\": { \"id\": "
         "\"0506015145cda87c34f9ab8e9675a8a9\", \"name\": \"Example\" },\n  \"zones\": [\n" +
         zones +
         "\n  ],\n  \"databases\": [\n    { \"id\": \"14050249-6d7a-470a-9a80-487ae8c39af0\", "
         "\"name\": \"shared-db\" }\n  ],\n  \"workers\": []\n}\n";
}

void TerminalCase::start_emulator(const std::string& options) {
  emulator_ =
      std::make_unique<EmulatorProcess>(folder_.path() / "account.json", folder_.path(), options);
  variables_["CLOUDFLARE_API_BASE_URL"] = emulator_->base_url();
}

std::unique_ptr<TerminalRun> TerminalCase::start(const std::vector<std::string>& words,
                                                 WindowSize size) {
  return std::make_unique<TerminalRun>(project_, words, variables_, size);
}

void TerminalCase::play(TerminalRun& run, const std::vector<Turn>& turns) {
  for (const Turn& turn : turns) {
    ASSERT_TRUE(run.shows(turn.waits_for)) << "waited for \"" << turn.waits_for << "\" on:\n"
                                           << run.screen();
    run.type(turn.types);
  }
}

void TerminalCase::expect_untouched_wherever_it_is_left(const std::vector<std::string>& words,
                                                        const std::vector<Turn>& turns) {
  const Tree before = read_tree(project_);
  for (std::size_t last = 0; last < turns.size(); ++last) {
    const auto run = start(words);
    std::vector<Turn> played(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(last));
    played.push_back({turns[last].waits_for, kControlC});
    play(*run, played);
    EXPECT_EQ(run->exit_code(), 130) << turns[last].waits_for << "\n" << run->screen();
    EXPECT_TRUE(run->is_restored()) << turns[last].waits_for;
    EXPECT_EQ(read_tree(project_), before) << turns[last].waits_for;
  }
}

void TerminalCase::expect_screen(TerminalRun& run, const std::string& name) {
  const std::filesystem::path file = "tests/integration/screens/" + name;
  accepted_ = accepting();
  if (accepted_) return write_file(file, run.screen());
  const std::string expected = read_file(file);
  [[maybe_unused]] const bool is_whole = run.shows(expected);  // what is drawn comes in pieces
  EXPECT_EQ(run.screen(), expected) << "CFPLAN_ACCEPT=1 accepts it as it is now";
}

}  // namespace cfplan::tests
