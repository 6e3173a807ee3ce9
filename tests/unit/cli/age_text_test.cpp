#include "cli/flows/age_text.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using std::chrono::sys_days;

constexpr auto kNow = sys_days(std::chrono::year(2026) / 11 / 25) + std::chrono::hours(10);

TEST(AgeText, SaysDaysWeeksMonthsAndYears) {
  EXPECT_EQ(age_text("2026-11-25T01:00:00Z", kNow), "today");
  EXPECT_EQ(age_text("2026-11-24T23:59:59.123Z", kNow), "1 day ago");
  EXPECT_EQ(age_text("2026-11-23T00:00:00Z", kNow), "2 days ago");
  EXPECT_EQ(age_text("2026-11-04T00:00:00Z", kNow), "3 weeks ago");
  EXPECT_EQ(age_text("2026-08-01T00:00:00Z", kNow), "3 months ago");
  EXPECT_EQ(age_text("2023-11-25T00:00:00Z", kNow), "3 years ago");
}

TEST(AgeText, SaysNothingOfWhatIsNoTime) {
  EXPECT_EQ(age_text("", kNow), "");
  EXPECT_EQ(age_text("yesterday", kNow), "");
  EXPECT_EQ(age_text("2026-13-01T00:00:00Z", kNow), "");
}

}  // namespace
}  // namespace cfplan
