// Signals at each call of an apply (sampled unless CFPLAN_LONG is set): before the commit every
// file is as it was, after it the run goes on; either way nothing is left for the next run to
// repair.

#include <gtest/gtest.h>

#include <iostream>

#include "crash/faulty_project.hpp"
#include "golden/shell_run.hpp"

namespace cfplan {
namespace {

class SignalledApply : public FaultyProject {
 protected:
  SignalledApply() {
    reset();
    EXPECT_EQ(run("apply", ""), 0);
    for (const auto& [call, count] : calls_of_last_run()) {
      for (int number = 1; number <= count; ++number) {
        calls_.push_back(call + " " + std::to_string(number));
      }
    }
  }

  [[nodiscard]] bool has_journal() const {
    return std::filesystem::exists(project() / ".cfplan/journal") ||
           std::filesystem::exists(project() / ".cfplan/journal.new");
  }

  std::vector<std::string> calls_;
};

TEST_F(SignalledApply, IsRolledBackBeforeTheCommitAndGoesOnAfterIt) {
  std::vector<std::string> faults;
  for (const std::string& call : calls_) {
    for (const char* signal : {" SIGINT", " SIGTERM", " SIGHUP"}) faults.push_back(call + signal);
  }
  std::map<int, int> endings;
  for (const std::string& fault : sample(faults, kAll, 20)) {
    reset();
    const int code = run("apply", fault);
    ++endings[code];
    EXPECT_TRUE(code == 0 || code == 130) << fault << ": " << code;
    EXPECT_TRUE(code == 0 ? tree_is_new() : tree_is_old()) << fault << ": " << code;
    EXPECT_FALSE(has_journal()) << fault;
  }
  for (const auto& [code, times] : endings) std::cout << "exit " << code << ": " << times << "\n";
}

TEST_F(SignalledApply, IsRolledBackInTheMiddleOfTheSwap) {
  for (const char* signal : {"SIGINT", "SIGTERM", "SIGHUP"}) {
    reset();
    EXPECT_EQ(run("apply", std::string("renameat2 2 ") + signal), 130);
    EXPECT_TRUE(tree_is_old()) << signal;
    EXPECT_FALSE(has_journal()) << signal;
  }
}

TEST_F(SignalledApply, IsNotStoppedByAPipeThatNobodyReads) {
  for (const std::string& call : sample(calls_, kAll, 5)) {
    reset();
    EXPECT_EQ(run("apply", call + " SIGPIPE"), 0) << call;
    EXPECT_TRUE(tree_is_new()) << call;
  }
  reset();
  const auto piped = tests::run_shell(
      project(), std::string("(") + CFPLAN_BINARY + " apply --auto-approve; echo $? >&2) | true",
      {});
  EXPECT_EQ(piped.err.substr(piped.err.rfind('\n', piped.err.size() - 2) + 1), "0\n") << piped.err;
  EXPECT_TRUE(tree_is_new());
}

}  // namespace
}  // namespace cfplan
