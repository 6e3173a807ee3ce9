// Real processes on a real disk: each is killed, or has one call fail, at every system call that
// touches a file (sampled unless CFPLAN_LONG is set); the next run must leave the old or the new
// tree, and nothing behind.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>

#include "crash/sample_project.hpp"
#include "crash/traced_run.hpp"

namespace cfplan {
namespace {

namespace fs = std::filesystem;

const char* const kDriver = CFPLAN_TRANSACTION_DRIVER;
constexpr std::size_t kAll = 1'000'000;

class SweepFolder {
 public:
  ~SweepFolder() { fs::remove_all(top_); }
  [[nodiscard]] fs::path project() const { return top_ / "project"; }
  [[nodiscard]] std::string trace() const { return (top_ / "trace").string(); }

  void reset() const { lay_out(project(), tree_before()); }
  [[nodiscard]] SampleTree tree() const { return tree_in(project()); }

  [[nodiscard]] std::vector<std::string> argv(const std::string& mode) const {
    return {kDriver, mode, project().string(), "run"};
  }

  [[nodiscard]] bool has_journal() const {
    return fs::exists(project() / ".cfplan/journal") ||
           fs::exists(project() / ".cfplan/journal.new");
  }

 private:
  const fs::path top_ = make_sweep_folder();
};

/// What is wrong after the next run, if anything.
std::string judged(const SweepFolder& folder, int code) {
  const int repaired = run_program(folder.argv("recover"));
  if (repaired != 0) return "the next run ended with " + std::to_string(repaired);
  const SampleTree tree = folder.tree();
  if (folder.has_journal()) return "a journal is left behind";
  if (tree != tree_before() && tree != tree_after()) return "a third state";
  if (code == 0 && tree != tree_after()) return "it said done, the tree is old";
  if ((code == 1 || code == 5) && tree != tree_before()) return "it said failed, the tree is new";
  return "";
}

std::uint64_t seed() {
  const char* const given = std::getenv("CFPLAN_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
}

class ProcessSweep : public ::testing::Test {
 protected:
  void SetUp() override {
    if (const std::string reason = why_not_traceable(); !reason.empty()) GTEST_SKIP() << reason;
    std::cout << "CFPLAN_SEED=" << seed_ << "\n";
  }

  /// Points of a run of the driver: `sample` of them, chosen by the seed.
  std::vector<Injection> points(const std::string& mode, const std::vector<std::string>& whats,
                                std::size_t sample) {
    EXPECT_EQ(run_traced(folder_.argv(mode), {}, folder_.trace()), 0);
    std::vector<Injection> all;
    for (const auto& [call, count] : counted_calls(folder_.trace())) {
      for (int number = 1; number <= count; ++number) {
        for (const std::string& what : whats) all.push_back({call, number, what});
      }
    }
    std::shuffle(all.begin(), all.end(), random_);
    if (all.size() > sample) all.resize(sample);
    return all;
  }

  static std::string shown(const Injection& injection) {
    return injection.call + " " + std::to_string(injection.number) + " " + injection.what;
  }

  static std::size_t long_or_short(std::size_t in_long_run, std::size_t otherwise) {
    return std::getenv("CFPLAN_LONG") != nullptr ? in_long_run : otherwise;
  }

  const std::uint64_t seed_ = seed();
  std::mt19937_64 random_{seed_};
  SweepFolder folder_;
};

TEST_F(ProcessSweep, AKilledApplyIsRepairedByTheNextRun) {
  folder_.reset();
  const auto all = points("apply", {"signal=KILL"}, long_or_short(kAll, 40));
  for (const Injection& injection : all) {
    folder_.reset();
    const int code = run_traced(folder_.argv("apply"), injection, "");
    EXPECT_EQ(judged(folder_, code), "") << shown(injection);
  }
  std::cout << all.size() << " kill points of apply\n";
}

TEST_F(ProcessSweep, AKilledRecoveryIsRepairedByTheNextRun) {
  folder_.reset();
  const auto kills = points("apply", {"signal=KILL"}, long_or_short(60, 8));
  std::size_t pairs = 0;
  for (const Injection& first : kills) {
    folder_.reset();
    (void)run_traced(folder_.argv("apply"), first, "");
    const auto seconds = points("recover", {"signal=KILL"}, long_or_short(20, 4));
    for (const Injection& second : seconds) {
      folder_.reset();
      (void)run_traced(folder_.argv("apply"), first, "");
      (void)run_traced(folder_.argv("recover"), second, "");
      EXPECT_EQ(judged(folder_, 137), "") << shown(first) << ", then " << shown(second);
      ++pairs;
    }
  }
  std::cout << pairs << " pairs of a killed apply and a killed recovery\n";
}

TEST_F(ProcessSweep, AFailingCallLeavesOldOrNew) {
  folder_.reset();
  const auto all = points("apply", {"error=EIO", "error=ENOSPC", "error=EACCES", "error=EINTR"},
                          long_or_short(kAll, 60));
  for (const Injection& injection : all) {
    folder_.reset();
    const int code = run_traced(folder_.argv("apply"), injection, "");
    EXPECT_EQ(judged(folder_, code), "") << shown(injection);
  }
  std::cout << all.size() << " failing calls of apply\n";
}

}  // namespace
}  // namespace cfplan
