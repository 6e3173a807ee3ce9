#include "cfplan/base/text.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(Visible, ShowsWhatATerminalWouldObeyOrHide) {
  EXPECT_EQ(visible("a\tb"), "a\tb");
  EXPECT_EQ(visible("\x1b[2J"), "\\u{001B}[2J");
  EXPECT_EQ(visible("a\xE2\x80\xAE"
                    "b"),
            "a\\u{202E}b");
  EXPECT_EQ(visible("\xFF"), "\\xFF");
  EXPECT_EQ(visible("zw\xC3\xB6lf \xF0\x9F\x8C\xA9"), "zw\xC3\xB6lf \xF0\x9F\x8C\xA9");
  EXPECT_EQ(visible("a\r\n"), "a\\u{000D}\\u{000A}");
}

TEST(InvalidUtf8, IsFoundAtItsFirstByte) {
  EXPECT_EQ(find_invalid_utf8("abc"), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("ab\xC3"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0U) << "overlong";
  EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1U) << "surrogate";
}

TEST(ClosestMatch, FindsTheLikelySlipOnly) {
  const std::vector<std::string> keys{"databases", "domain", "routes", "vars"};
  EXPECT_EQ(closest_match("databse", keys), "databases");
  EXPECT_EQ(closest_match("Domain", keys), "domain");
  EXPECT_EQ(closest_match("dmoain", keys), "domain");
  EXPECT_EQ(closest_match("completely", keys), std::nullopt);
  EXPECT_EQ(closest_match("x", {}), std::nullopt);
}

TEST(Nearest, RanksAllCandidates) {
  EXPECT_EQ(nearest("shop.example.com", {"example.com", "shop.example.org", "other.net"}, 2),
            (std::vector<std::string>{"shop.example.org", "example.com"}));
}

TEST(Glob, MatchesWholeNames) {
  EXPECT_TRUE(glob_matches("*", ""));
  EXPECT_TRUE(glob_matches("acme*", "acmecorp"));
  EXPECT_TRUE(glob_matches("*-prod?", "x-prod1"));
  EXPECT_TRUE(glob_matches("a*b*c", "aXXbYYbc"));
  EXPECT_FALSE(glob_matches("acme", "acmecorp"));
  EXPECT_FALSE(glob_matches("?", ""));
  EXPECT_TRUE(glob_matches("*", "acme/production"));
}

TEST(Glob, KnowsSetsOfCharacters) {
  EXPECT_TRUE(glob_matches("[pt]*1", "prod1"));
  EXPECT_FALSE(glob_matches("[!pt]*1", "prod1"));
  EXPECT_TRUE(glob_matches("acme-[a-c]", "acme-b"));
  EXPECT_TRUE(glob_matches("x[[:digit:]]", "x7"));
  EXPECT_TRUE(glob_matches("[[]x]", "[x]"));
}

TEST(Counted, SpeaksOfOneAndOfMany) {
  EXPECT_EQ(counted(1, "secret"), "1 secret");
  EXPECT_EQ(counted(0, "secret"), "0 secrets");
}

TEST(Join, PutsTheSeparatorBetween) {
  EXPECT_EQ(join({"a", "b", "a"}, ", "), "a, b, a");
  EXPECT_EQ(join({}, ", "), "");
}

}  // namespace
}  // namespace cfplan
