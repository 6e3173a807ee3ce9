#include "cfplan/providers/host/system_clock.hpp"

#include <poll.h>

#include <algorithm>

namespace cfplan {

std::chrono::system_clock::time_point SystemClock::now() const {
  return std::chrono::system_clock::now();
}

std::chrono::steady_clock::time_point SystemClock::steady() const {
  return std::chrono::steady_clock::now();
}

void SystemClock::sleep(std::chrono::milliseconds duration) {
  const auto end = steady() + duration;
  while (!interruption_.requested()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - steady());
    if (left.count() <= 0) return;
    pollfd wake{interruption_.descriptor(), POLLIN, 0};
    ::poll(&wake, 1,
           static_cast<int>(std::min<std::chrono::milliseconds::rep>(left.count(), 60'000)));
  }
}

}  // namespace cfplan
