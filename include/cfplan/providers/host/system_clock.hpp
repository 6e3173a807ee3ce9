#pragma once

#include "cfplan/ports/clock.hpp"
#include "cfplan/providers/host/interruption.hpp"

namespace cfplan {

/// The machine's clocks.
class SystemClock : public Clock {
 public:
  explicit SystemClock(const Interruption& interruption) : interruption_(interruption) {}
  [[nodiscard]] std::chrono::system_clock::time_point now() const override;
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override;
  void sleep(std::chrono::milliseconds duration) override;

 private:
  const Interruption& interruption_;
};

}  // namespace cfplan
