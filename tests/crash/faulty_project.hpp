#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "crash/sample_project.hpp"

namespace cfplan {

/// A small project on a real disk, and the real binary at work there while system calls go wrong
/// (tests/crash/faulty_calls.cpp says how faults are written).
class FaultyProject : public ::testing::Test {
 protected:
  static constexpr int kKilled = 137;
  static constexpr int kNeverEnded = -1;
  static constexpr std::size_t kAll = 1'000'000;

  /// A project that needs no account, or another one with the text of an embedded account.
  FaultyProject();
  FaultyProject(SampleTree before, std::string account);
  ~FaultyProject() override;

  [[nodiscard]] std::filesystem::path folder() const { return top_; }
  [[nodiscard]] std::filesystem::path project() const { return top_ / "project"; }
  void reset() const;
  /// Remembers the project and its state as they are now, to start from them again and again.
  void keep() const;
  void put_back() const;

  /// The exit code of `cfplan COMMAND`.
  [[nodiscard]] int run(const std::string& command, const std::string& faults) const;
  /// The system calls of the last run, by name and number.
  [[nodiscard]] std::map<std::string, int> calls_of_last_run() const;
  /// Each call of the last run, with each thing that can go wrong with it.
  [[nodiscard]] std::vector<std::string> faults_of_last_run() const;
  /// So many of them, chosen by the seed: `in_long` where CFPLAN_LONG is set.
  [[nodiscard]] std::vector<std::string> sample(std::vector<std::string> all, std::size_t in_long,
                                                std::size_t otherwise);

  /// What is wrong with how an apply ended, or with the next run; empty when nothing is.
  [[nodiscard]] std::string judged(int code);
  [[nodiscard]] bool tree_is_new() const { return tree_in(project()) == after_; }
  [[nodiscard]] bool tree_is_old() const { return tree_in(project()) == before_; }
  [[nodiscard]] std::filesystem::path account_file() const { return top_ / "account.json"; }

 private:
  [[nodiscard]] std::filesystem::path calls() const { return top_ / "calls"; }
  [[nodiscard]] std::filesystem::path kept() const { return top_ / "kept"; }
  [[nodiscard]] std::string wrong_after_next_run();

  std::uint64_t seed_;
  std::mt19937_64 random_;
  std::filesystem::path top_;
  SampleTree before_;
  std::string account_;
  SampleTree after_;
};

}  // namespace cfplan
