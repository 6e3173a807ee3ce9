// Every call of apply and of recovery killed, short, interrupted, failing once and for good, done
// and said to have failed (sampled unless CFPLAN_LONG is set): the next run must end in the old or
// the new tree, with nothing left behind.

#include <gtest/gtest.h>

#include <iostream>

#include "crash/faulty_project.hpp"

namespace cfplan {
namespace {

class FaultyApply : public FaultyProject {
 protected:
  /// `standing` faults are those of the place, and met by every call.
  void expect_repaired_whatever_goes_wrong(const std::string& standing, std::size_t in_fast) {
    reset();
    ASSERT_EQ(run("apply", standing), 0) << standing;
    ASSERT_TRUE(tree_is_new()) << standing;
    const auto all = sample(faults_of_last_run(), kAll, in_fast);
    for (const std::string& fault : all) {
      reset();
      const int code = run("apply", standing.empty() ? fault : standing + ";" + fault);
      EXPECT_EQ(judged(code), "") << standing << ";" << fault;
    }
    std::cout << all.size() << " applies whose calls went wrong\n";
  }
};

TEST_F(FaultyApply, IsRepairedByTheNextRun) { expect_repaired_whatever_goes_wrong("", 40); }

TEST_F(FaultyApply, IsRepairedByTheNextRunWhereRenameHasNoFlags) {
  expect_repaired_whatever_goes_wrong("renameat2 1+ EINVAL", 12);
}

TEST_F(FaultyApply, IsRepairedByTheNextRunWhereThereAreNoHardLinksEither) {
  expect_repaired_whatever_goes_wrong("renameat2 1+ ENOSYS;linkat 1+ EPERM", 12);
}

TEST_F(FaultyApply, IsRepairedAfterARecoveryThatWentWrong) {
  std::vector<std::string> deaths;
  for (int number = 1; number <= 20; ++number) {
    deaths.push_back("fsync " + std::to_string(number) + " SIGKILL");
  }
  for (const char* death : {"renameat2 1 SIGKILL", "renameat2 2 SIGKILL", "renameat2 3 SIGKILL"}) {
    deaths.emplace_back(death);
  }
  std::size_t count = 0;
  for (const std::string& death : sample(deaths, kAll, 3)) {
    reset();
    (void)run("apply", death);
    (void)run("recover", "");
    for (const std::string& fault : sample(faults_of_last_run(), 60, 8)) {
      reset();
      (void)run("apply", death);
      EXPECT_NE(run("recover", fault), kNeverEnded) << death << ", then " << fault;
      EXPECT_EQ(judged(kKilled), "") << death << ", then " << fault;
      ++count;
    }
  }
  std::cout << count << " recoveries whose calls went wrong\n";
}

}  // namespace
}  // namespace cfplan
