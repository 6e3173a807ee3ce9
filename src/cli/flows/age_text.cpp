#include "cli/flows/age_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

using Days = std::chrono::sys_days;

std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int number = 0;
  const std::string_view digits = text.substr(std::min(begin, text.size()), length);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole =
      error == std::errc() && digits.size() == length && end == digits.data() + digits.size();
  return whole ? std::optional(number) : std::nullopt;
}

/// The day of "2026-11-23T10:15:00Z".
std::optional<Days> day_of(std::string_view time) {
  const auto year = number_at(time, 0, 4);
  const auto month = number_at(time, 5, 2);
  const auto day = number_at(time, 8, 2);
  if (!year || !month || !day || time.size() < 11 || time[10] != 'T') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(Days(date)) : std::nullopt;
}

}  // namespace

std::string age_text(std::string_view time, std::chrono::system_clock::time_point now) {
  const auto day = day_of(time);
  if (!day) return "";
  const auto days = (std::chrono::floor<std::chrono::days>(now) - *day).count();
  if (days <= 0) return "today";
  const auto count = static_cast<std::size_t>(days);
  if (count < 14) return counted(count, "day") + " ago";
  if (count < 60) return counted(count / 7, "week") + " ago";
  return count < 730 ? counted(count / 30, "month") + " ago"
                     : counted(count / 365, "year") + " ago";
}

}  // namespace cfplan
