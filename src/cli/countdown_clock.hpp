#pragma once

#include <functional>
#include <string_view>

#include "cfplan/ports/clock.hpp"

namespace cfplan {

/// Another clock, of which every sleep of a second or more is counted down before the eyes of the
/// person who waits.
class CountdownClock : public Clock {
 public:
  /// Gets a line that takes the place of the one before; an empty one takes it away.
  using Show = std::function<void(std::string_view)>;

  /// `clock` must outlive it.
  CountdownClock(Clock& clock, Show show) : clock_(clock), show_(std::move(show)) {}

  [[nodiscard]] std::chrono::system_clock::time_point now() const override { return clock_.now(); }
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override {
    return clock_.steady();
  }
  void sleep(std::chrono::milliseconds duration) override;

 private:
  Clock& clock_;
  Show show_;
};

}  // namespace cfplan
