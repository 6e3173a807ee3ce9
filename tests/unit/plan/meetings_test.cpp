#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

// Two deployments of two declared accounts whose tokens see the same one.
World world_of_two_names() {
  World world;
  world.desired.accounts = {{"main", {.name = "main"}}, {"other", {.name = "other"}}};
  for (const char* account : {"main", "other"}) {
    Deployment& one = world.add(account, "live");
    one.account_managed = true;
    one.account = text(account);
    one.worker = text(std::string("shop-") + account);
  }
  world.file("wrangler.toml", "name = \"shop\"\n");
  world.accounts = {{kAccountId, "Example"}};
  return world;
}

TEST(Meetings, AreFoundInOneWorkerOnceTheAccountsAreKnown) {
  World world = world_of_two_names();
  EXPECT_EQ(problems_of(plan_of(world)), Texts{});
  for (Deployment& one : world.desired.deployments) one.worker = text("shop");
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan),
            Texts{"CFP1502 other/live and main/live meet in the Worker shop of one account"});
  EXPECT_TRUE(plan.actions.empty());
  world.desired.deployments[0].state = DeploymentState::Absent;
  EXPECT_EQ(problems_of(plan_of(world)), Texts{});
}

World world_of_one_database(const std::vector<Database>& databases) {
  World world = world_of_two_names();
  for (Deployment& one : world.desired.deployments) {
    one.databases = {database("DB", "new-db")};
    one.databases[0].create = true;
    one.databases_declared = true;
  }
  world.databases = databases;
  return world;
}

TEST(Meetings, AreFoundInAThingThatTwoCreate) {
  World world = world_of_one_database({});
  EXPECT_EQ(problems_of(plan_of(world)),
            Texts{"CFP1505 other/live and main/live meet in the database new-db of one account"});
  World shared = world_of_one_database({{"id-new", "new-db"}});
  EXPECT_EQ(problems_of(plan_of(shared)), Texts{});
}

}  // namespace
}  // namespace cfplan
