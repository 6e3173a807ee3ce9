#include "cfplan/base/value.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

Value map(Value::Map members) { return Value(std::move(members)); }

TEST(Value, ComparesNumbersAsJavaScriptDoes) {
  EXPECT_TRUE(same_value(Value(1), Value(1.0)));
  EXPECT_FALSE(same_value(Value(1), Value("1")));
  EXPECT_FALSE(same_value(Value(true), Value(1)));
  EXPECT_FALSE(Value(1) == Value(1.0)) << "the exact comparison tells them apart";
}

TEST(Value, IgnoresTheOrderOfAMapButNotOfAList) {
  const Value a = map({{"x", 1}, {"y", Value::List{1, 2}}});
  EXPECT_TRUE(same_value(a, map({{"y", Value::List{1, 2}}, {"x", 1.0}})));
  EXPECT_FALSE(same_value(a, map({{"y", Value::List{2, 1}}, {"x", 1}})));
  EXPECT_FALSE(same_value(a, map({{"x", 1}})));
  EXPECT_FALSE(a == map({{"y", Value::List{1, 2}}, {"x", 1}}));
}

TEST(Value, HasEqualCanonicalTextsExactlyWhenItIsTheSame) {
  const Value a = map({{"b", 1.0}, {"a", "q\"\n"}});
  const Value b = map({{"a", "q\"\n"}, {"b", 1}});
  EXPECT_EQ(canonical_text(a), R"({"a":"q\"\n","b":1})");
  EXPECT_EQ(canonical_text(a), canonical_text(b));
  EXPECT_NE(canonical_text(Value("1")), canonical_text(Value(1)));
  EXPECT_NE(canonical_text(Value(KnownAfterApply{"x"})), canonical_text(Value("x")));
}

TEST(Value, IsShownInItsOwnOrder) {
  EXPECT_EQ(one_line_text(map({{"b", 0.5}, {"a", Value::List{true, Null{}}}})),
            R"({"b": 0.5, "a": [true, null]})");
}

TEST(Value, FindsMembersOfMapsOnly) {
  const Value value = map({{"a", 1}});
  ASSERT_NE(value.find("a"), nullptr);
  EXPECT_EQ(value.find("b"), nullptr);
  EXPECT_EQ(Value("text").find("a"), nullptr);
}

TEST(Value, NamesItsType) {
  EXPECT_EQ(Value().type_name(), "null");
  EXPECT_EQ(Value("x").type_name(), "string");
  EXPECT_EQ(Value(1).type_name(), "number");
  EXPECT_EQ(Value(1.5).type_name(), "number");
  EXPECT_EQ(Value(DateTime{"2025-01-01"}).type_name(), "date");
  EXPECT_EQ(map({}).type_name(), "map");
}

}  // namespace
}  // namespace cfplan
