#include "cfplan/base/moment.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace cfplan {
namespace {

/// Takes a text apart from its beginning; once something does not fit, nothing fits any more.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    const std::string_view part = take(count);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    fits_ = fits_ && !part.empty() && part.front() != '-' && error == std::errc() &&
            end == part.data() + part.size();
    return value;
  }

  void expect(std::string_view text) { fits_ = take(text.size()) == text && fits_; }

  std::string_view take(std::size_t count) {
    const std::string_view part = rest_.substr(0, count);
    fits_ = fits_ && part.size() == count;
    rest_.remove_prefix(part.size());
    return part;
  }

  /// The first character that is none of these ends what is skipped.
  void skip(std::string_view any_of) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size()));
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool fits() const { return fits_; }

 private:
  std::string_view rest_;
  bool fits_ = true;
};

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

TimeOfDay scan_time(Scanner& scanner) {
  TimeOfDay time;
  time.hour = scanner.digits(2);
  scanner.expect(":");
  time.minute = scanner.digits(2);
  scanner.expect(":");
  time.second = scanner.digits(2);
  return time;
}

std::optional<std::chrono::sys_seconds> moment(int year, unsigned month, unsigned day,
                                               const TimeOfDay& time) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  // A leap second is the first one of the next minute.
  if (!date.ok() || time.hour > 23 || time.minute > 59 || time.second > 60) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(time.hour) +
         std::chrono::minutes(time.minute) + std::chrono::seconds(time.second);
}

/// "Z", "+02:00": what local time is ahead of UTC.
std::optional<std::chrono::minutes> scan_offset(Scanner& scanner) {
  if (scanner.rest() == "Z" || scanner.rest() == "z") return std::chrono::minutes(0);
  const std::string_view sign = scanner.take(1);
  const int hours = scanner.digits(2);
  scanner.expect(":");
  const int minutes = scanner.digits(2);
  if (!scanner.fits() || !scanner.rest().empty()) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  if (sign == "+") return offset;
  return sign == "-" ? std::optional(-offset) : std::nullopt;
}

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::optional<std::chrono::sys_seconds> parse_rfc3339(std::string_view text) {
  Scanner scanner(text);
  const int year = scanner.digits(4);
  scanner.expect("-");
  const auto month = static_cast<unsigned>(scanner.digits(2));
  scanner.expect("-");
  const auto day = static_cast<unsigned>(scanner.digits(2));
  const std::string_view between = scanner.take(1);
  const TimeOfDay time = scan_time(scanner);
  if (!scanner.fits() || (between != "T" && between != "t" && between != " ")) return std::nullopt;
  if (scanner.rest().starts_with('.')) scanner.skip(".0123456789");
  const auto offset = scan_offset(scanner);
  const auto local = moment(year, month, day, time);
  if (!offset || !local) return std::nullopt;
  return *local - *offset;
}

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  Scanner scanner(text.substr(comma + 2));
  const auto day = static_cast<unsigned>(scanner.digits(2));
  scanner.expect(" ");
  const auto month = std::find(kMonths.begin(), kMonths.end(), scanner.take(3)) - kMonths.begin();
  scanner.expect(" ");
  const int year = scanner.digits(4);
  scanner.expect(" ");
  const TimeOfDay time = scan_time(scanner);
  scanner.expect(" GMT");
  if (!scanner.fits() || !scanner.rest().empty()) return std::nullopt;
  return moment(year, static_cast<unsigned>(month) + 1, day, time);
}

}  // namespace cfplan
