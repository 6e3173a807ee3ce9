#include "cli/flows/var_answer.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

std::string read_text(const std::string& text) {
  const auto var = read_var(text);
  return var ? var->key + " " + one_line_text(var->value) : "no variable";
}

TEST(VarAnswer, IsTextBehindAnEqualsSignAndJsonBehindAColonToo) {
  EXPECT_EQ(read_text("A=5"), "A \"5\"");
  EXPECT_EQ(read_text("URL=https://a.com?x=1"), "URL \"https://a.com?x=1\"");
  EXPECT_EQ(read_text("A:=5"), "A 5");
  EXPECT_EQ(read_text("A:=true"), "A true");
  EXPECT_EQ(read_text("A:=[1, \"b\"]"), "A [1, \"b\"]");
  EXPECT_EQ(read_text("A:={\"b\": 0.5}"), "A {\"b\": 0.5}");
}

TEST(VarAnswer, IsNoneWithoutANameOrWithAnotherTextThanJson) {
  for (const char* text :
       {"", "A", "=x", ":=5", "A:=", "A:=x", "A:=null", "A:=1, \"b\": 2", "A:=1}, {\"b\": 2"}) {
    EXPECT_EQ(read_text(text), "no variable") << text;
  }
}

TEST(VarAnswer, IsRemarkedOnWhereItsTypeMaySurprise) {
  EXPECT_EQ(type_remark({"A", "true"}, nullptr), "A is text; A:=true makes it a boolean");
  EXPECT_EQ(type_remark({"A", "5"}, nullptr), "A is text; A:=5 makes it a number");
  EXPECT_EQ(type_remark({"A", "five"}, nullptr), std::nullopt);
  EXPECT_EQ(type_remark({"A", "\"5\""}, nullptr), std::nullopt);
  EXPECT_EQ(type_remark({"A", Value::List{1}}, nullptr), "A is a list");
  Deployment standing;
  standing.vars["A"] = {300, {}};
  EXPECT_EQ(type_remark({"A", "5"}, &standing), std::nullopt);
}

}  // namespace
}  // namespace cfplan
