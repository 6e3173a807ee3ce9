#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

constexpr const char* kEnv = "config/customers/acme/live.env";

World world_with_absent(const std::string& toml) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.state = DeploymentState::Absent;
  acme.account_managed = true;
  acme.secrets = {{"KEY", SecretFromEnv{"KEY"}, std::nullopt, {}}};
  world.file("wrangler.toml", toml);
  world.file(kEnv, "CUSTOMER_ID=acme\n");
  return world;
}

TEST(Absent, DeploymentsLoseTheirSectionAndEnvFile) {
  World world =
      world_with_absent("name = \"shop\"\n\n[env.acme-live]\n\n[env.acme-live.vars]\nA = 1\n");
  EXPECT_TRUE(world.ask().empty());
  const Plan plan = world.plan();
  ASSERT_EQ(plan.actions.size(), 2U);
  const auto& env = std::get<ChangeFile>(plan.actions[0]);
  EXPECT_EQ(env.path, kEnv);
  EXPECT_EQ(env.operation, FileOperation::Delete);
  EXPECT_EQ(env.diffs.at(0).windows.at(0).before, Texts{"CUSTOMER_ID=acme"});
  EXPECT_EQ(changes_of(plan), Texts{"remove env.acme-live from {\"vars\": {\"A\": 1}}"});
  EXPECT_EQ(plan.counts, (Counts{0, 0, 2, 0, 0, 0}));
  world.apply(plan);
  EXPECT_EQ(world.bytes("wrangler.toml"), "name = \"shop\"\n");
  EXPECT_EQ(world.bytes(kEnv), "(absent)");
  EXPECT_TRUE(world.plan().empty());
}

TEST(Absent, DeploymentsSayHowToRemoveWhatStays) {
  World world = world_with_absent(
      "name = \"shop\"\n[env.acme-live]\nroutes = [\"example.com/*\"]\nd1_databases = [\n"
      "  { binding = \"A\", database_name = \"acme-db\" },\n"
      "  { binding = \"B\", database_name = \"shared db\" },\n"
      "  { binding = \"C\", database_name = \"also shared\" } ]\n"
      "[env.other]\nd1_databases = [{ binding = \"B\", database_name = \"shared db\" }]\n");
  EXPECT_EQ(world.plan().deployments.at(0).removal_commands,
            (Texts{"wrangler secret delete KEY --name shop-acme-live",
                   "wrangler delete --name shop-acme-live  # the Worker and its routes",
                   "wrangler d1 delete acme-db", "wrangler d1 delete 'also shared'"}));
}

TEST(Absent, DeploymentsThatAreGoneAreNoChange) {
  World world = world_with_absent("name = \"shop\"\n");
  world.documents.files.erase(kEnv);
  const Plan plan = world.plan();
  EXPECT_TRUE(plan.empty());
  EXPECT_TRUE(plan.deployments.at(0).removal_commands.empty());
}

TEST(Absent, DeploymentsNeedNoWranglerFile) {
  World world = world_with_absent("name = \"shop\"\n");
  world.documents.files.clear();
  EXPECT_EQ(problems_of(world.plan()), Texts{});
}

}  // namespace
}  // namespace cfplan
