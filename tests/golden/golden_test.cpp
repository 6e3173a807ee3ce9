#include "golden/golden_case.hpp"

#include <gtest/gtest.h>

#include <cctype>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

class Golden : public testing::TestWithParam<GoldenCase> {};

TEST_P(Golden, IsAsExpected) {
  ASSERT_TRUE(binary_is_there()) << "set CFPLAN_BINARY to the program: ctest does";
  const GoldenRun run = run_golden_case(GetParam());
  for (const std::string& violation : run.violations) ADD_FAILURE() << violation;
  const auto expected = GetParam().folder / "expected";
  if (accepting()) {
    write_file(expected, run.record);
    GTEST_SKIP() << "accepted as it is";
  }
  EXPECT_EQ(run.record, read_file(expected)) << "CFPLAN_ACCEPT=1 accepts it as it is now";
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(golden_cases()), [](const auto& golden) {
  std::string name = golden.param.name;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
});

}  // namespace
}  // namespace cfplan::tests
