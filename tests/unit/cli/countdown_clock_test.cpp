#include "cli/countdown_clock.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fakes/manual_clock.hpp"

namespace cfplan {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class Countdown : public testing::Test {
 protected:
  tests::ManualClock clock_;
  std::vector<std::string> shown_;
  CountdownClock countdown_{clock_, [this](std::string_view line) { shown_.emplace_back(line); }};
};

TEST_F(Countdown, ShowsEachSecondThatIsLeftAndThenNothing) {
  countdown_.sleep(milliseconds(2'500));
  EXPECT_EQ(shown_,
            (std::vector<std::string>{"Waiting for Cloudflare: 3 s", "Waiting for Cloudflare: 2 s",
                                      "Waiting for Cloudflare: 1 s", ""}));
  EXPECT_EQ(countdown_.steady().time_since_epoch(), milliseconds(2'500));
}

TEST_F(Countdown, TakesFiveMinutesInStepsOfASecond) {
  countdown_.sleep(seconds(300));
  EXPECT_EQ(shown_.size(), 301U);
  EXPECT_EQ(shown_.front(), "Waiting for Cloudflare: 300 s");
  EXPECT_EQ(countdown_.steady().time_since_epoch(), seconds(300));
}

TEST_F(Countdown, SaysNothingOfAShortSleep) {
  countdown_.sleep(milliseconds(999));
  EXPECT_TRUE(shown_.empty());
  EXPECT_EQ(clock_.sleeps, std::vector<milliseconds>{milliseconds(999)});
}

TEST_F(Countdown, EndsAtOnceWhenTheProcessIsToEnd) {
  clock_.is_interrupted = true;
  countdown_.sleep(seconds(300));
  EXPECT_EQ(shown_, (std::vector<std::string>{"Waiting for Cloudflare: 300 s", ""}));
  EXPECT_EQ(clock_.sleeps.size(), 1U);
}

}  // namespace
}  // namespace cfplan
