#pragma once

#include <vector>

#include "cfplan/ports/clock.hpp"

namespace cfplan::tests {

/// Time passes only by sleeping, and every sleep is remembered.
class ManualClock : public Clock {
 public:
  [[nodiscard]] std::chrono::system_clock::time_point now() const override {
    return std::chrono::system_clock::time_point(std::chrono::seconds(1'767'225'600) + passed_);
  }
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override {
    return std::chrono::steady_clock::time_point(passed_);
  }
  void sleep(std::chrono::milliseconds duration) override {
    sleeps.push_back(duration);
    if (!is_interrupted) passed_ += duration;
  }
  void advance(std::chrono::milliseconds duration) { passed_ += duration; }

  std::vector<std::chrono::milliseconds> sleeps;
  bool is_interrupted = false;

 private:
  std::chrono::milliseconds passed_{0};
};

}  // namespace cfplan::tests
