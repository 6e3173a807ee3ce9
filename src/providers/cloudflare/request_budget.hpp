#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string_view>

namespace cfplan {

/// What a `Ratelimit` header says: so many requests are left until the window ends.
struct RateLimit {
  std::size_t remaining = 0;
  std::chrono::seconds reset{0};
  bool operator==(const RateLimit&) const = default;
};

/// `"default";r=50;t=30`; of several policies the tightest. None when it says nothing of the kind.
[[nodiscard]] std::optional<RateLimit> parse_rate_limit(std::string_view header);

/// How fast one token may ask. Cloudflare allows 1,200 requests in five minutes and blocks every
/// call for the next five beyond it (developers.cloudflare.com/fundamentals/api/reference/limits):
/// a first burst is free, then about four a second, never more than 1,150 in any five minutes, and
/// never more than the server says are left.
class RequestBudget {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit RequestBudget(Time now) : refilled_(now) {}

  /// Whether one request may be sent now; if so it is counted.
  [[nodiscard]] bool take(Time now);
  /// When the next one may be sent, provided that nothing else is sent before.
  [[nodiscard]] Time next(Time now) const;
  void observe(const RateLimit& limit, Time now);

 private:
  void refill(Time now);

  double tokens_ = kBurst;
  Time refilled_;
  std::deque<Time> sent_;  // within the last five minutes
  std::size_t server_left_ = 0;
  Time server_window_end_{};

  static constexpr double kBurst = 600;
  static constexpr double kPerSecond = 4;
  static constexpr std::size_t kPerWindow = 1'150;
  static constexpr std::chrono::seconds kWindow{300};
};

}  // namespace cfplan
