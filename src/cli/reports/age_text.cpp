#include "cli/reports/age_text.hpp"

#include "cfplan/base/moment.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

/// "3 weeks"; two of a unit at least, but for days.
std::string days_text(std::size_t days) {
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(days / 7, "week");
  return days < 730 ? counted(days / 30, "month") : counted(days / 365, "year");
}

}  // namespace

std::string age_text(std::string_view time, std::chrono::system_clock::time_point now) {
  using std::chrono::days;
  const auto moment = parse_rfc3339(time);
  if (!moment) return "";
  const auto count = (std::chrono::floor<days>(now) - std::chrono::floor<days>(*moment)).count();
  return count <= 0 ? "today" : days_text(static_cast<std::size_t>(count)) + " ago";
}

std::string close_age_text(std::string_view time, std::chrono::system_clock::time_point now) {
  const auto moment = parse_rfc3339(time);
  const auto second = std::chrono::floor<std::chrono::seconds>(now);
  if (!moment || *moment > second) return "of an unknown age";
  const auto minutes =
      static_cast<std::size_t>(std::chrono::floor<std::chrono::minutes>(second - *moment).count());
  if (minutes == 0) return "less than a minute old";
  if (minutes < 120) return counted(minutes, "minute") + " old";
  const std::size_t hours = minutes / 60;
  return (hours < 48 ? counted(hours, "hour") : days_text(hours / 24)) + " old";
}

}  // namespace cfplan
