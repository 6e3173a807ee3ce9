#include "cfplan/apply/run_identity.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace cfplan {
namespace {

std::string formatted(std::chrono::system_clock::time_point time, const char* format) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), format, &parts);
  return {text.data(), size};
}

}  // namespace

std::string make_run_id(std::chrono::system_clock::time_point now, std::uint32_t random) {
  std::array<char, 8> suffix{};
  std::snprintf(suffix.data(), suffix.size(), "%06x", random & 0xFFFFFFU);
  return formatted(now, "%Y%m%d-%H%M%S-") + suffix.data();
}

std::string utc_text(std::chrono::system_clock::time_point time) {
  return formatted(time, "%Y-%m-%dT%H:%M:%SZ");
}

}  // namespace cfplan
