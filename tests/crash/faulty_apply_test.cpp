// Every call of apply and of recovery killed, short, interrupted, failing once and for good, done
// and said to have failed (sampled unless CFPLAN_LONG is set): the next run must end in the old or
// the new tree, with nothing left behind.

#include <gtest/gtest.h>

#include <iostream>
#include <regex>
#include <set>
#include <utility>

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

  /// Of the calls at which an apply can be killed (a sample of them in a fast run), the first of
  /// those that leave the same files and are recovered from by the same calls.
  std::vector<std::string> deaths_with_their_own_recovery() {
    reset();
    EXPECT_EQ(run("apply", ""), 0);
    std::vector<std::string> all;
    for (const auto& [call, times] : calls_of_last_run()) {
      for (int number = 1; number <= times; ++number) {
        all.push_back(call + " " + std::to_string(number) + " SIGKILL");
      }
    }
    std::vector<std::string> deaths;
    std::set<std::pair<SampleTree, std::map<std::string, int>>> known;
    for (const std::string& death : sample(all, kAll, 12)) {
      reset();
      EXPECT_EQ(run("apply", death), kKilled) << death;
      SampleTree left = tree_without_run_id();
      EXPECT_EQ(run("recover", ""), 0) << death;
      if (known.emplace(std::move(left), calls_of_last_run()).second) deaths.push_back(death);
    }
    return deaths;
  }

 private:
  SampleTree tree_without_run_id() const {
    static const std::regex run_id(R"(\.cfplan-\d+-\d+-[0-9a-f]+)");
    SampleTree tree;
    for (auto& [path, file] : tree_in(project())) {
      tree.emplace(std::regex_replace(path, run_id, ".cfplan-RUN"), file);
    }
    return tree;
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
  const auto deaths = sample(deaths_with_their_own_recovery(), kAll, 3);
  std::cout << deaths.size() << " deaths, each with a recovery of its own\n";
  for (const std::string& death : deaths) {
    reset();
    (void)run("apply", death);
    keep();
    (void)run("recover", "");
    const auto all = sample(faults_of_last_run(), kAll, 8);
    for (const std::string& fault : all) {
      put_back();
      EXPECT_NE(run("recover", fault), kNeverEnded) << death << ", then " << fault;
      EXPECT_EQ(judged(kKilled), "") << death << ", then " << fault;
    }
    std::cout << all.size() << " recoveries whose calls went wrong, after " << death << "\n";
  }
}

}  // namespace
}  // namespace cfplan
