#include "cfplan/base/comparable_route.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(ComparableRoute, LowersTheHostAndKeepsThePath) {
  EXPECT_EQ(comparable_route("B.Example.com/X/*"), "b.example.com/X/*");
  EXPECT_EQ(comparable_route("HTTPS://Example.com/A://B"), "https://example.com/A://B");
  EXPECT_EQ(comparable_route("*.Example.COM"), "*.example.com");
}

}  // namespace
}  // namespace cfplan
