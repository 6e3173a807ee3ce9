#include "cfplan/document/diff_windows.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using Lines = std::vector<std::string>;

const char* const kTen = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

TEST(DiffWindows, HasThreeLinesOfContextAroundAChangedLine) {
  const auto windows = diff_windows(kTen, {{{8, 9}, "five", 0}}, 0);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].before_start, 2U);
  EXPECT_EQ(windows[0].after_start, 2U);
  EXPECT_EQ(windows[0].before, (Lines{"2", "3", "4", "5", "6", "7", "8"}));
  EXPECT_EQ(windows[0].after, (Lines{"2", "3", "4", "five", "6", "7", "8"}));
}

TEST(DiffWindows, HasNoneWithoutAChange) {
  EXPECT_TRUE(diff_windows(kTen, {}, 0).empty());
  EXPECT_TRUE(diff_windows(kTen, {{{8, 9}, "5", 0}}, 0).empty());
  EXPECT_TRUE(diff_windows(kTen, {{{8, 9}, "five", 1}}, 0).empty());
}

TEST(DiffWindows, MergesContextsThatTouch) {
  // Lines 1 and 8: six lines between them, as GNU diff merges them.
  EXPECT_EQ(diff_windows(kTen, {{{0, 1}, "a", 0}, {{14, 15}, "b", 0}}, 0).size(), 1U);
  // Lines 1 and 9: seven.
  const auto apart = diff_windows(kTen, {{{0, 1}, "a\na", 0}, {{16, 17}, "b", 0}}, 0);
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_EQ(apart[1].before_start, 6U);
  EXPECT_EQ(apart[1].after_start, 7U);
  EXPECT_EQ(apart[1].before, (Lines{"6", "7", "8", "9", "10"}));
}

TEST(DiffWindows, CountsTheLinesOfOtherOwnersBeforeIt) {
  const std::vector<TextEdit> edits{{{0, 0}, "x\ny\n", 7}, {{4, 6}, "", 8}, {{18, 20}, "ten", 9}};
  EXPECT_EQ(diff_windows(kTen, edits, 7)[0].after_start, 1U);
  EXPECT_EQ(diff_windows(kTen, edits, 8)[0].before_start, 1U);
  EXPECT_EQ(diff_windows(kTen, edits, 8)[0].after_start, 3U);
  EXPECT_EQ(diff_windows(kTen, edits, 9)[0].before_start, 7U);
  EXPECT_EQ(diff_windows(kTen, edits, 9)[0].after_start, 8U);
}

TEST(DiffWindows, ShowsAnInsertionWhereGnuDiffShowsIt) {
  // The blank line could be the one before or the one after; GNU diff takes the last place.
  const auto windows = diff_windows("a\n\nb\n", {{{2, 2}, "\nnew\n", 0}}, 0);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].before, (Lines{"a", "", "b"}));
  EXPECT_EQ(windows[0].after, (Lines{"a", "", "new", "", "b"}));
}

TEST(DiffWindows, MovesADeletionToItsLastPlace) {
  const auto windows = diff_windows("1\n2\n3\n4\nx\nx\n5\n6\n7\n8\n", {{{8, 10}, "", 0}}, 0);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].before_start, 3U);
  EXPECT_EQ(windows[0].before, (Lines{"3", "4", "x", "x", "5", "6", "7"}));
  EXPECT_EQ(windows[0].after, (Lines{"3", "4", "x", "5", "6", "7"}));
}

TEST(DiffWindows, TakesAnEmptyFileBeforeAndAfter) {
  const auto made = diff_windows("", {{{0, 0}, "a\nb\n", 0}}, 0);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].before, Lines{});
  EXPECT_EQ(made[0].after, (Lines{"a", "b"}));
  EXPECT_FALSE(made[0].after_lacks_final_newline);
  const auto gone = diff_windows("a\nb", {{{0, 3}, "", 0}}, 0);
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(gone[0].before, (Lines{"a", "b"}));
  EXPECT_TRUE(gone[0].before_lacks_final_newline);
  EXPECT_EQ(gone[0].after, Lines{});
  EXPECT_FALSE(gone[0].after_lacks_final_newline);
}

TEST(DiffWindows, KnowsWhichSideLacksTheFinalNewline) {
  const auto both = diff_windows("a\nb", {{{0, 1}, "A", 0}}, 0);
  EXPECT_TRUE(both[0].before_lacks_final_newline);
  EXPECT_TRUE(both[0].after_lacks_final_newline);
  const auto added = diff_windows("a\nb", {{{3, 3}, "\nc", 0}}, 0);
  EXPECT_EQ(added[0].before, (Lines{"a", "b"}));
  EXPECT_EQ(added[0].after, (Lines{"a", "b", "c"}));
  EXPECT_TRUE(added[0].before_lacks_final_newline);
  EXPECT_TRUE(added[0].after_lacks_final_newline);
  const auto closed = diff_windows("a\nb", {{{3, 3}, "\n", 0}}, 0);
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_TRUE(closed[0].before_lacks_final_newline);
  EXPECT_FALSE(closed[0].after_lacks_final_newline);
  EXPECT_EQ(closed[0].before, closed[0].after);
  const auto far = diff_windows("a\n1\n2\n3\n4\nb", {{{0, 1}, "A", 0}}, 0);
  EXPECT_FALSE(far[0].before_lacks_final_newline);
}

TEST(DiffWindows, OfAllOwnersAreThoseOfEach) {
  const std::vector<TextEdit> edits{
      {{0, 0}, "x\ny\n", 7}, {{4, 6}, "", 8}, {{8, 9}, "five", 7}, {{18, 20}, "ten", 9}};
  const auto all = diff_windows_by_owner(kTen, edits);
  ASSERT_EQ(all.size(), 3U);
  for (const auto& [owner, windows] : all) EXPECT_EQ(windows, diff_windows(kTen, edits, owner));
}

TEST(DiffWindows, KeepsTheCrOfALine) {
  const auto windows = diff_windows("a\r\nb\r\n", {{{0, 1}, "A", 0}}, 0);
  EXPECT_EQ(windows[0].before, (Lines{"a\r", "b\r"}));
  EXPECT_EQ(windows[0].after, (Lines{"A\r", "b\r"}));
}

TEST(DiffWindows, JoinsTwoEditsOfOneLine) {
  const auto windows = diff_windows("one two\n", {{{0, 3}, "1", 0}, {{4, 7}, "2", 0}}, 0);
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].after, Lines{"1 2"});
}

TEST(DiffWindows, JoinsLinesWhenTheirEndingGoes) {
  const auto windows = diff_windows("a\nb\nc\n", {{{1, 2}, "", 0}}, 0);
  EXPECT_EQ(windows[0].after, (Lines{"ab", "c"}));
}

}  // namespace
}  // namespace cfplan
