#include "cfplan/document/text_edit.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(TextEdit, AppliesEditsInTheOriginalsCoordinates) {
  const std::vector<TextEdit> edits{{{0, 1}, "XY", 0}, {{2, 2}, "+", 1}, {{3, 5}, "", 0}};
  EXPECT_EQ(apply_edits("abcdef", edits), "XYb+cf");
}

TEST(TextEdit, KeepsTheOrderOfEditsAtOnePlace) {
  EXPECT_EQ(apply_edits("ab", {{{1, 1}, "1", 0}, {{1, 1}, "2", 1}, {{1, 2}, "", 2}}), "a12");
}

TEST(TextEdit, LeavesTheTextAloneWithoutEdits) { EXPECT_EQ(apply_edits("ab\r\n", {}), "ab\r\n"); }

TEST(TextEdit, UndoesEveryByte) {
  const std::string original = "one\r\ntwo\nthree";
  const std::vector<TextEdit> edits{
      {{0, 0}, "zero\n", 3}, {{3, 5}, "\n", 4}, {{13, 14}, "E\n", 5}, {{14, 14}, "end", 6}};
  const std::string made = apply_edits(original, edits);
  EXPECT_EQ(made, "zero\none\ntwo\nthreE\nend");
  EXPECT_EQ(apply_edits(made, inverse_of(original, edits)), original);
  EXPECT_EQ(inverse_of(original, edits)[1].owner, 4U);
}

TEST(TextEditDeathTest, StopsAtEditsThatOverlap) {
  const std::vector<TextEdit> edits{{{0, 2}, "", 0}, {{1, 3}, "", 0}};
  EXPECT_DEATH((void)apply_edits("abc", edits), "edits are sorted");
}

}  // namespace
}  // namespace cfplan
