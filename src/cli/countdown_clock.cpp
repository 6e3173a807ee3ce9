#include "cli/countdown_clock.hpp"

#include <algorithm>
#include <string>

namespace cfplan {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kWorthShowing{1};

std::string line_of(milliseconds left) {
  return "Waiting for Cloudflare: " + std::to_string(std::chrono::ceil<seconds>(left).count()) +
         " s";
}

}  // namespace

void CountdownClock::sleep(milliseconds duration) {
  if (duration < kWorthShowing) return clock_.sleep(duration);
  const auto end = clock_.steady() + duration;
  for (auto now = clock_.steady(); now < end;) {
    const auto left = std::chrono::ceil<milliseconds>(end - now);
    show_(line_of(left));
    // Up to where the number changes.
    const milliseconds part = left % seconds(1);
    const milliseconds step = part > milliseconds(0) ? part : milliseconds(seconds(1));
    clock_.sleep(step);
    const auto woken = clock_.steady();
    if (woken < now + step) break;  // to end the process
    now = woken;
  }
  show_("");
}

}  // namespace cfplan
