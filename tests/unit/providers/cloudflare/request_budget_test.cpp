#include "providers/cloudflare/request_budget.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using namespace std::chrono_literals;

const RequestBudget::Time kStart{};

// Requests sent when each is sent as soon as it may be, until `end`.
std::size_t count_until(RequestBudget& budget, RequestBudget::Time end) {
  std::size_t count = 0;
  for (RequestBudget::Time now = kStart; now <= end;) {
    if (budget.take(now)) {
      ++count;
    } else {
      now = std::max(budget.next(now), now + 1ms);
    }
  }
  return count;
}

TEST(RequestBudget, SendsAFirstBurstAtOnce) {
  RequestBudget budget(kStart);
  for (int i = 0; i < 600; ++i) ASSERT_TRUE(budget.take(kStart));
  EXPECT_FALSE(budget.take(kStart));
  EXPECT_EQ(budget.next(kStart), kStart + 250ms);
}

TEST(RequestBudget, GoesOnAtFourASecond) {
  RequestBudget budget(kStart);
  EXPECT_EQ(count_until(budget, kStart + 10s), 640U);
}

TEST(RequestBudget, NeverSpendsMoreThanFiveMinutesAllow) {
  RequestBudget budget(kStart);
  EXPECT_EQ(count_until(budget, kStart + 299s), 1'150U);
}

TEST(RequestBudget, StopsWhenTheServerSaysThatNothingIsLeft) {
  RequestBudget budget(kStart);
  budget.observe({2, 30s}, kStart);
  EXPECT_TRUE(budget.take(kStart));
  EXPECT_TRUE(budget.take(kStart));
  EXPECT_FALSE(budget.take(kStart));
  EXPECT_EQ(budget.next(kStart), kStart + 30s);
  EXPECT_TRUE(budget.take(kStart + 30s));
}

TEST(RateLimitHeader, IsReadAtItsTightest) {
  EXPECT_EQ(parse_rate_limit(R"("default";r=50;t=30)"), (RateLimit{50, 30s}));
  EXPECT_EQ(parse_rate_limit(R"("default";r=50;t=30, "burst";r=3;t=5)"), (RateLimit{3, 5s}));
  EXPECT_EQ(parse_rate_limit("nothing of the kind"), std::nullopt);
  EXPECT_EQ(parse_rate_limit(R"("default";r=x;t=30)"), std::nullopt);
  EXPECT_EQ(parse_rate_limit(""), std::nullopt);
}

}  // namespace
}  // namespace cfplan
