#include "cfplan/providers/cloudflare/server_clock.hpp"

#include <gtest/gtest.h>

#include "fakes/manual_clock.hpp"
#include "fakes/scripted_http.hpp"

namespace cfplan {
namespace {

using std::chrono::seconds;
using tests::ManualClock;
using tests::PlainExchange;
using tests::ScriptedHttp;

// The manual clock begins at 2026-01-01T00:00:00Z.
HttpOutcome dated(const std::string& date) {
  return tests::json_response(200, "{}", {{"date", date}});
}

TEST(ServerClock, KnowsNothingBeforeAnAnswerWithADate) {
  ManualClock clock;
  ScriptedHttp http([](const HttpRequest&) { return tests::json_response(200, "{}"); });
  ServerClock server(http, clock);
  PlainExchange exchange(1);
  EXPECT_EQ(server.carry_out(exchange), HttpEnding::Complete);
  EXPECT_EQ(exchange.outcomes.size(), 1U);
  EXPECT_EQ(server.difference(), std::nullopt);
}

TEST(ServerClock, TellsHowFarThisMachineIsAhead) {
  ManualClock clock;
  ScriptedHttp http([](const HttpRequest&) { return dated("Wed, 31 Dec 2025 23:50:00 GMT"); });
  ServerClock server(http, clock);
  PlainExchange exchange(1);
  EXPECT_EQ(server.carry_out(exchange), HttpEnding::Complete);
  EXPECT_EQ(server.difference(), seconds(600));
}

TEST(ServerClock, TakesTheFreshestAnswerOfSeveral) {
  ManualClock clock;
  clock.advance(seconds(5));
  std::vector<std::string> dates = {"Thu, 01 Jan 2026 00:00:01 GMT",
                                    "Thu, 01 Jan 2026 00:00:04 GMT", "no date"};
  ScriptedHttp http(
      [&, next = std::size_t{0}](const HttpRequest&) mutable { return dated(dates[next++]); });
  ServerClock server(http, clock);
  PlainExchange exchange(3);
  EXPECT_EQ(server.carry_out(exchange), HttpEnding::Complete);
  EXPECT_EQ(server.difference(), seconds(1));
}

}  // namespace
}  // namespace cfplan
