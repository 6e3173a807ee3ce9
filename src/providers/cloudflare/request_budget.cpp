#include "providers/cloudflare/request_budget.hpp"

#include <algorithm>
#include <charconv>

namespace cfplan {
namespace {

std::optional<std::size_t> parameter(std::string_view policy, std::string_view name) {
  const std::size_t at = policy.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view digits = policy.substr(at + name.size());
  std::size_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<RateLimit> parse_rate_limit(std::string_view header) {
  std::optional<RateLimit> tightest;
  while (!header.empty()) {
    const std::string_view policy = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), policy.size() + 1));
    const auto remaining = parameter(policy, ";r=");
    const auto reset = parameter(policy, ";t=");
    if (!remaining || !reset) continue;
    if (tightest && tightest->remaining <= *remaining) continue;
    tightest = RateLimit{*remaining, std::chrono::seconds(*reset)};
  }
  return tightest;
}

void RequestBudget::refill(Time now) {
  const std::chrono::duration<double> passed = now - refilled_;
  tokens_ = std::min(kBurst, tokens_ + passed.count() * kPerSecond);
  refilled_ = now;
  while (!sent_.empty() && sent_.front() + kWindow <= now) sent_.pop_front();
}

bool RequestBudget::take(Time now) {
  refill(now);
  if (next(now) > now) return false;
  tokens_ -= 1;
  sent_.push_back(now);
  if (now < server_window_end_) --server_left_;
  return true;
}

RequestBudget::Time RequestBudget::next(Time now) const {
  Time next = now;
  if (tokens_ < 1) {
    const std::chrono::duration<double> missing((1 - tokens_) / kPerSecond);
    next = std::max(next, refilled_ + std::chrono::ceil<std::chrono::milliseconds>(missing));
  }
  if (sent_.size() >= kPerWindow) next = std::max(next, sent_.front() + kWindow);
  if (now < server_window_end_ && server_left_ == 0) next = std::max(next, server_window_end_);
  return next;
}

void RequestBudget::observe(const RateLimit& limit, Time now) {
  server_left_ = limit.remaining;
  server_window_end_ = now + limit.reset;
}

}  // namespace cfplan
