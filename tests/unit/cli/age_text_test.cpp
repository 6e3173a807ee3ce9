#include "cli/flows/age_text.hpp"

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

}  // namespace
}  // namespace cfplan
