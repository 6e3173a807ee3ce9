#include "cfplan/base/moment.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr sys_seconds kMoment{seconds(1'795'601'700)};  // 2026-11-25 10:15:00 UTC

TEST(Rfc3339, IsReadInAllTheFormsThatTheApiWrites) {
  EXPECT_EQ(parse_rfc3339("2026-11-25T10:15:00Z"), kMoment);
  EXPECT_EQ(parse_rfc3339("2026-11-25T10:15:00.123456Z"), kMoment);
  EXPECT_EQ(parse_rfc3339("2026-11-25T12:15:00+02:00"), kMoment);
  EXPECT_EQ(parse_rfc3339("2026-11-25T04:45:00-05:30"), kMoment);
  EXPECT_EQ(parse_rfc3339("2026-11-25 10:15:00z"), kMoment);
}

TEST(Rfc3339, IsNothingElse) {
  for (const char* text :
       {"", "soon", "2026-11-25", "2026-11-25T10:15:00", "2026-13-25T10:15:00Z",
        "2026-02-30T10:15:00Z", "2026-11-25T24:15:00Z", "2026-11-25T10:15:00Zulu",
        "2026-11-25T10:15:00*02:00", "-026-11-25T10:15:00Z", "2026-11-25T10:15:00+02"}) {
    EXPECT_EQ(parse_rfc3339(text), std::nullopt) << text;
  }
}

TEST(HttpDate, IsReadAsServersWriteIt) {
  EXPECT_EQ(parse_http_date("Wed, 25 Nov 2026 10:15:00 GMT"), kMoment);
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), sys_seconds(seconds(784'111'777)));
}

TEST(HttpDate, IsNothingElse) {
  for (const char* text : {"", "Wed", "Wed, 25 Foo 2026 10:15:00 GMT",
                           "Wed, 25 Nov 2026 10:15:00 CET", "Wed, 25 Nov 2026 10:15:00 GMT+1",
                           "Wednesday, 25-Nov-26 10:15:00 GMT", "Wed, 31 Nov 2026 10:15:00 GMT"}) {
    EXPECT_EQ(parse_http_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace cfplan
