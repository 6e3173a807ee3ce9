#include "cfplan/base/answer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cfplan {
namespace {

using Names = Answer<std::vector<std::string>>;

TEST(Answer, TellsAnEmptyListFromNotThereFromCouldNotTell) {
  const Names empty = std::vector<std::string>{};
  const Names absent = Absent{};
  const Names unknown = CouldNotTell{{.code = "CFP4001", .message = "the request timed out"}};

  EXPECT_TRUE(empty.is_here());
  EXPECT_TRUE(absent.is_absent());
  EXPECT_TRUE(unknown.is_unknown());
  EXPECT_FALSE(unknown.is_absent());
  EXPECT_EQ(unknown.why().message, "the request timed out");
  EXPECT_FALSE(empty == absent);
}

TEST(Answer, GivesTheValueAway) {
  Names here = std::vector<std::string>{"a", "b"};
  const std::vector<std::string> taken = std::move(here).value();
  EXPECT_EQ(taken, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace cfplan
