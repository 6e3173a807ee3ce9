#pragma once

#include <chrono>

namespace cfplan {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual std::chrono::system_clock::time_point now() const = 0;
  [[nodiscard]] virtual std::chrono::steady_clock::time_point steady() const = 0;
  /// Returns early when the process is interrupted.
  virtual void sleep(std::chrono::milliseconds duration) = 0;
};

}  // namespace cfplan
