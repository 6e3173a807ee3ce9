#include "cfplan/providers/host/process_environment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "cfplan/providers/host/system_random.hpp"

namespace cfplan {
namespace {

TEST(ProcessEnvironment, TellsEmptyFromMissing) {
  ::setenv("CFPLAN_TEST_EMPTY", "", 1);
  ::unsetenv("CFPLAN_TEST_MISSING");
  const ProcessEnvironment environment;
  EXPECT_EQ(environment.get("CFPLAN_TEST_EMPTY"), "");
  EXPECT_EQ(environment.get("CFPLAN_TEST_MISSING"), std::nullopt);
}

TEST(ProcessEnvironment, NamesEveryVariableSorted) {
  ::setenv("CFPLAN_TEST_NAME", "a=b", 1);
  const std::vector<std::string> names = ProcessEnvironment().names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_TRUE(std::binary_search(names.begin(), names.end(), "CFPLAN_TEST_NAME"));
}

TEST(SystemRandom, GivesAsManyBytesAsAskedAndNeverTheSame) {
  SystemRandom random;
  const Sensitive first = random.bytes(1'000);
  EXPECT_EQ(first.size(), 1'000U);
  EXPECT_NE(first.reveal(), random.bytes(1'000).reveal());
  EXPECT_TRUE(random.bytes(0).empty());
}

}  // namespace
}  // namespace cfplan
