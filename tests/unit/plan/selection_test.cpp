#include "cfplan/plan/selection.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(Selection, CoversEverythingWithoutGlobs) {
  const Selection all;
  EXPECT_TRUE(all.covers_all());
  EXPECT_TRUE(all.covers({"acme", "production"}));
}

TEST(Selection, TakesSeveralGlobsAsAlternatives) {
  const Selection selection{{"acme", "test*"}, {}};
  EXPECT_FALSE(selection.covers_all());
  EXPECT_TRUE(selection.covers({"acme", "production"}));
  EXPECT_TRUE(selection.covers({"testcorp", "staging"}));
  EXPECT_FALSE(selection.covers({"beta", "staging"}));
}

TEST(Selection, DemandsBothNames) {
  const Selection selection{{"acme"}, {"staging"}};
  EXPECT_TRUE(selection.covers({"acme", "staging"}));
  EXPECT_FALSE(selection.covers({"acme", "production"}));
}

TEST(Selection, ReadsOnlyExclusionsAsAllButThese) {
  const Selection selection{{"!acme"}, {}};
  EXPECT_FALSE(selection.covers({"acme", "staging"}));
  EXPECT_TRUE(selection.covers({"beta", "staging"}));
}

TEST(Selection, LetsAnExclusionWinOverAnInclusion) {
  const Selection selection{{"*corp", "!testcorp"}, {}};
  EXPECT_TRUE(selection.covers({"acmecorp", "staging"}));
  EXPECT_FALSE(selection.covers({"testcorp", "staging"}));
}

}  // namespace
}  // namespace cfplan
