#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "golden/golden_case.hpp"
#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// What the published schema says of a plan: one line a complaint.
std::string complaints(const std::string& text) {
  static const Json schema_json = Json::parse(read_file("schema/plan.schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(Adapter(schema_json), schema);
  const Json plan = Json::parse(text, nullptr, false);
  if (plan.is_discarded()) return "no JSON: " + text.substr(0, 200);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, Adapter(plan), &results);
  std::string all;
  for (const auto& error : results) {
    for (const std::string& step : error.context) all += step;
    all += ": " + error.description + "\n";
  }
  return all;
}

/// The golden cases that show a plan in every format.
std::vector<GoldenCase> plan_cases() {
  std::vector<GoldenCase> cases = golden_cases();
  std::erase_if(cases, [](const GoldenCase& one) { return !one.name.starts_with("plan-"); });
  return cases;
}

class PlanSchema : public testing::TestWithParam<GoldenCase> {};

TEST_P(PlanSchema, DescribesPrintedAndSavedPlans) {
  const TemporaryFolder folder;
  const auto project = folder.path() / "project";
  std::filesystem::copy(GetParam().folder / "project", project,
                        std::filesystem::copy_options::recursive);
  auto account = GetParam().folder / "account.json";
  if (!std::filesystem::exists(account)) account = "tests/golden/account.json";
  std::filesystem::copy_file(account, folder.path() / "account.json");
  const ShellResult plan = run_shell(project,
                                     "test ! -e generate || sh ./generate; cfplan plan "
                                     "--account-file ../account.json --format json --out "
                                     "../plan.json",
                                     {});
  EXPECT_EQ(complaints(plan.out), "") << plan.err;
  EXPECT_EQ(complaints(read_file(folder.path() / "plan.json")), "");
}

TEST(PlanSchemaItself, RefusesWhatIsNoPlan) {
  EXPECT_NE(complaints("{}"), "");
  EXPECT_NE(complaints(R"({"format_version": 2})"), "");
}

INSTANTIATE_TEST_SUITE_P(Cases, PlanSchema, testing::ValuesIn(plan_cases()), [](const auto& one) {
  std::string name = one.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace cfplan::tests
