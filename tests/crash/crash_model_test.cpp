#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "crash/exploration.hpp"

namespace cfplan {
namespace {

bool is_long_run() { return std::getenv("CFPLAN_LONG") != nullptr; }

std::uint64_t seed() {
  const char* const given = std::getenv("CFPLAN_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
}

void report(const Explored& explored, const std::string& what) {
  std::cout << what << ": " << explored.states << " states, " << explored.distinct.size()
            << " distinct disks after a crash\n";
  EXPECT_FALSE(explored.violation) << *explored.violation;
}

TEST(CrashModel, LeavesOldOrNewWhereverTheRunDiesAndWhateverAPowerCutLoses) {
  Explored explored;
  for (const Scenario& scenario : small_scenarios()) {
    explore_single_crashes(scenario, is_long_run() ? 4096 : 64, explored);
  }
  explore_single_crashes(many_files_scenario(), is_long_run() ? 4 : 1, explored);
  report(explored, "single crashes");
}

TEST(CrashModel, LeavesOldOrNewOnRandomWaysWithCrashesDuringRecovery) {
  const std::uint64_t start = seed();
  std::cout << "CFPLAN_SEED=" << start << "\n";
  Explored explored;
  for (const Scenario& scenario : small_scenarios()) {
    explore_random_ways(scenario, is_long_run() ? 250'000 : 2'500, start, explored);
  }
  explore_random_ways(many_files_scenario(), is_long_run() ? 1'000 : 20, start, explored);
  report(explored, "random ways");
}

TEST(CrashModel, LeavesOldOrNewWhicheverCallFails) {
  Explored explored;
  for (const Scenario& scenario : small_scenarios()) explore_failing_calls(scenario, explored);
  report(explored, "failing calls");
}

TEST(CrashModel, LosesNoSaveOfAnotherProgram) {
  Explored explored;
  explore_intruders(explored);
  report(explored, "intruders");
}

TEST(CrashModel, StandsWhatNoCrashCanReach) {
  Explored explored;
  explore_cases(explored);
  report(explored, "cases");
}

}  // namespace
}  // namespace cfplan
