#include "cfplan/base/number_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace cfplan {
namespace {

// Expected: what node prints for String(x).
TEST(NumberText, IsWhatJavaScriptPrints) {
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(-3), "-3");
  EXPECT_EQ(number_text(0.000001), "0.000001");
  EXPECT_EQ(number_text(0.00001234), "0.00001234");
  EXPECT_EQ(number_text(1e-7), "1e-7");
  EXPECT_EQ(number_text(-2.5e-10), "-2.5e-10");
  EXPECT_EQ(number_text(5e-324), "5e-324");
  EXPECT_EQ(number_text(9007199254740991.0), "9007199254740991");
  EXPECT_EQ(number_text(1234567890123456789.0), "1234567890123456800");
  EXPECT_EQ(number_text(1e18), "1000000000000000000");
  EXPECT_EQ(number_text(12345678901234567890.0), "12345678901234567000");
  EXPECT_EQ(number_text(-1e20), "-100000000000000000000");
  EXPECT_EQ(number_text(1e21), "1e+21");
  EXPECT_EQ(number_text(1.7976931348623157e308), "1.7976931348623157e+308");
}

TEST(NumberText, NamesWhatIsNoNumber) {
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "nan");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "-inf");
}

}  // namespace
}  // namespace cfplan
