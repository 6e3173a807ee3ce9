#include "cfplan/base/value_path.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(ValuePath, ReadsAsTheFileWouldSayIt) {
  const ValuePath path{"env", "p q", "d1_databases", std::size_t{0}, "database_id"};
  EXPECT_EQ(path.text(), R"(env."p q".d1_databases[0].database_id)");
  EXPECT_EQ(path.parent().text(), R"(env."p q".d1_databases[0])");
  EXPECT_EQ((ValuePath{"a"} / "b" / std::size_t{2}).text(), "a.b[2]");
  EXPECT_TRUE(ValuePath{}.parent().empty());
}

TEST(ValuePath, LeadsToTheValue) {
  const Value root(Value::Map{{"list", Value::List{Value::Map{{"id", "x"}}}}});
  const Value* found = value_at(root, {"list", std::size_t{0}, "id"});
  ASSERT_NE(found, nullptr);
  EXPECT_TRUE(*found == Value("x"));
  EXPECT_EQ(value_at(root, {"list", std::size_t{1}}), nullptr);
  EXPECT_EQ(value_at(root, {"list", "id"}), nullptr);
  EXPECT_EQ(value_at(root, {}), &root);
}

}  // namespace
}  // namespace cfplan
