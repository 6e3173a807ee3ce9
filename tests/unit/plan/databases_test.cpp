#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

World world_with_databases(const std::string& section, const std::vector<DesiredBinding>& wanted) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.databases = wanted;
  acme.databases_declared = true;
  world.databases = {{"id-auth", "acme-auth-db"}, {"id-log", "acme-log"}};
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n" + section);
  return world;
}

TEST(Databases, AreFoundByExactNameAndAppended) {
  World world = world_with_databases("", {database("DB", "acme-auth-db")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(changes_of(plan),
            Texts{"append env.acme-live.d1_databases to {\"binding\": \"DB\", \"database_name\": "
                  "\"acme-auth-db\", \"database_id\": \"id-auth\"}"});
  expect_settled(world, plan);
}

TEST(Databases, MatchByBindingAndKeepTheirOtherKeys) {
  World world = world_with_databases(
      "[[env.acme-live.d1_databases]]\nbinding = \"DB\"\ndatabase_name = \"old\" # why\n"
      "database_id = \"stale\"\nmigrations_dir = \"m\"\n",
      {database("DB", "acme-auth-db")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"set env.acme-live.d1_databases[0].database_name from \"old\" to "
                   "\"acme-auth-db\"",
                   "set env.acme-live.d1_databases[0].database_id from \"stale\" to \"id-auth\""}));
  expect_settled(world, plan);
  EXPECT_NE(world.bytes("wrangler.toml").find("migrations_dir = \"m\""), std::string::npos);
}

TEST(Databases, ThatAreMissingNameTheNearest) {
  World world = world_with_databases("", {database("DB", "acme-auth")});
  const Diagnostic missing = problem(plan_of(world), "CFP4220");
  EXPECT_EQ(missing.message, "no database \"acme-auth\" in account " + std::string(kAccountId));
  EXPECT_EQ(missing.hint,
            "the nearest are acme-auth-db and acme-log; correct the name, or say create: true to "
            "have it made");
}

TEST(Databases, ToBeMadeAreKnownAfterApply) {
  World world = world_with_databases("", {database("DB", "new-db")});
  world.desired.deployments[0].databases[0].create = true;
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  ASSERT_EQ(plan.actions.size(), 2U);
  const auto& create = std::get<CreateResource>(plan.actions[0]);
  EXPECT_EQ(create.name, "new-db");
  EXPECT_EQ(create.account_id, kAccountId);
  const auto& file = std::get<ChangeFile>(plan.actions[1]);
  const Value* id = file.changes[0].edit.value.find("database_id");
  ASSERT_NE(id, nullptr);
  EXPECT_EQ(*id,
            Value(KnownAfterApply{resource_text(BindingKind::Database, kAccountId, "new-db")}));
  std::string shown;
  for (const std::string& line : file.diffs[0].windows[0].after) shown += line + "\n";
  EXPECT_NE(shown.find("database_id = \"(known after apply)\""), std::string::npos) << shown;
  EXPECT_EQ(plan.counts, (Counts{1, 1, 0, 0, 0, 0}));
  expect_settled(world, plan);
}

TEST(Databases, NamedByTwoDeploymentsAreMadeOnce) {
  World world = world_with_databases("", {database("DB", "new-db")});
  world.desired.deployments[0].databases[0].create = true;
  Deployment other = world.desired.deployments[0];
  other.key = {"beta", "live"};
  other.wrangler_env = "beta-live";
  world.desired.deployments.push_back(other);
  const Plan plan = plan_of(world);
  EXPECT_EQ(plan.counts, (Counts{2, 1, 0, 0, 0, 0}));  // the database and the second section
  EXPECT_TRUE(std::holds_alternative<ChangeFile>(plan.actions[1]));
  expect_settled(world, plan);
}

TEST(Databases, OfOneNameTwiceAreAnError) {
  World world = world_with_databases("", {database("DB", "acme-log")});
  world.databases.push_back({"id-log-2", "acme-log"});
  EXPECT_EQ(problem(plan_of(world), "CFP4221").message,
            "several databases \"acme-log\" in account " + std::string(kAccountId) +
                ": id-log and id-log-2");
}

TEST(Databases, NotDeclaredGoUnderExactOwnership) {
  World world = world_with_databases(
      "d1_databases = [\n  { binding = \"A\", database_name = \"a\", database_id = \"1\" },\n"
      "  { binding = \"DB\", database_name = \"acme-log\", database_id = \"id-log\" },\n]\n",
      {database("DB", "acme-log")});
  world.desired.deployments[0].ownership = Ownership::Exact;
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            Texts{"remove env.acme-live.d1_databases[0] from {\"binding\": \"A\", "
                  "\"database_name\": \"a\", \"database_id\": \"1\"}"});
  expect_settled(world, plan);
}

}  // namespace
}  // namespace cfplan
