#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

constexpr const char* kPath = "config/customers/acme/live.env";

World world_with_env_file(const std::string& env_bytes) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env = {{"CUSTOMER_ID", text("acme")}, {"API_URL", text("https://api.example.com")}};
  world.file("wrangler.toml", "name = \"shop\"\n[env.acme-live]\n");
  if (!env_bytes.empty()) world.file(kPath, env_bytes);
  return world;
}

TEST(EnvFile, IsMadeWhenItIsNotThere) {
  World world = world_with_env_file("");
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 1U);
  const auto& file = std::get<ChangeFile>(plan.actions[0]);
  EXPECT_EQ(file.operation, FileOperation::Create);
  EXPECT_EQ(file.path, kPath);
  EXPECT_FALSE(file.before.has_value());
  EXPECT_EQ(plan.counts, (Counts{1, 0, 0, 0, 0, 0}));
  world.apply(plan);
  EXPECT_EQ(world.bytes(kPath), "API_URL=https://api.example.com\nCUSTOMER_ID=acme\n");
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(EnvFile, KeepsWhatIsNotDeclared) {
  World world = world_with_env_file("# mine\nOTHER=1\nCUSTOMER_ID=acme\nAPI_URL='old' # why\n");
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set API_URL from \"old\" to \"https://api.example.com\""});
  world.apply(plan);
  EXPECT_EQ(world.bytes(kPath),
            "# mine\nOTHER=1\nCUSTOMER_ID=acme\nAPI_URL='https://api.example.com' # why\n");
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(EnvFile, LosesWhatIsNotDeclaredUnderExactOwnership) {
  World world = world_with_env_file("OTHER=1\nCUSTOMER_ID=acme\nAPI_URL=https://api.example.com\n");
  world.desired.deployments[0].ownership = Ownership::Exact;
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"remove OTHER from \"1\""});
}

TEST(EnvFile, ThatIsNotManagedIsNotTouched) {
  World world = world_with_env_file("OTHER=1\n");
  world.desired.deployments[0].env_file.reset();
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(EnvFile, ThatIsBrokenStopsItsDeploymentOnly) {
  World world = world_with_env_file("");
  Deployment& beta = world.add("beta", "live");
  beta.env = {{"CUSTOMER_ID", text("beta")}};
  const Diagnostic folder{"CFP2003", Severity::Error, "is a folder", std::nullopt, "", "", ""};
  world.documents.broken[kPath] = {folder};
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{"CFP2003 is a folder"});
  ASSERT_EQ(plan.deployments.size(), 2U);
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
  EXPECT_EQ(plan.deployments[1].verdict, DeploymentVerdict::Changed);
}

}  // namespace
}  // namespace cfplan
