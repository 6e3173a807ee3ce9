#include "cli/reports/age_text.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using std::chrono::sys_days;

constexpr auto kToday = sys_days(std::chrono::year(2026) / 11 / 25) + std::chrono::hours(10);

TEST(AgeText, SaysDaysWeeksMonthsAndYears) {
  EXPECT_EQ(age_text("2026-11-25T01:00:00Z", kToday), "today");
  EXPECT_EQ(age_text("2026-11-24T23:59:59.123Z", kToday), "1 day ago");
  EXPECT_EQ(age_text("2026-11-23T00:00:00Z", kToday), "2 days ago");
  EXPECT_EQ(age_text("2026-11-04T00:00:00Z", kToday), "3 weeks ago");
  EXPECT_EQ(age_text("2026-08-01T00:00:00Z", kToday), "3 months ago");
  EXPECT_EQ(age_text("2023-11-25T00:00:00Z", kToday), "3 years ago");
}

TEST(AgeText, SaysNothingOfWhatIsNoTime) {
  EXPECT_EQ(age_text("", kToday), "");
  EXPECT_EQ(age_text("yesterday", kToday), "");
  EXPECT_EQ(age_text("2026-13-01T00:00:00Z", kToday), "");
}

TEST(CloseAgeText, SaysMinutesAndHoursToo) {
  EXPECT_EQ(close_age_text("2026-11-25T09:59:30Z", kToday), "less than a minute old");
  EXPECT_EQ(close_age_text("2026-11-25T09:59:00Z", kToday), "1 minute old");
  EXPECT_EQ(close_age_text("2026-11-25T08:01:00Z", kToday), "119 minutes old");
  EXPECT_EQ(close_age_text("2026-11-25T07:59:00Z", kToday), "2 hours old");
  EXPECT_EQ(close_age_text("2026-11-23T10:00:00Z", kToday), "2 days old");
  EXPECT_EQ(close_age_text("2026-10-25T10:00:00Z", kToday), "4 weeks old");
}

TEST(CloseAgeText, DoesNotGuess) {
  EXPECT_EQ(close_age_text("", kToday), "of an unknown age");
  EXPECT_EQ(close_age_text("2026-11-25T10:00:01Z", kToday), "of an unknown age");
}

}  // namespace
}  // namespace cfplan
