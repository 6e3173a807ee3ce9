#include "cfplan/plan/questions.hpp"

#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;

const std::string kToml =
    "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) + "\"\n[env.acme-live]\n";

Question about(Topic topic, const std::string& account_id = kAccountId,
               const std::string& worker = "") {
  return {topic, "", account_id, worker};
}

World world_with_everything() {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.account_managed = true;
  acme.routes = {route("example.com/*")};
  acme.databases = {database("DB", "acme-db")};
  acme.secrets = {{"KEY", SecretFromEnv{"KEY"}, std::nullopt, {}}};
  world.file("wrangler.toml", kToml);
  world.databases = {{"id", "acme-db"}};
  world.workers = {"shop-acme-live"};
  return world;
}

TEST(Questions, AreNoneForADeploymentThatDeclaresOnlyFiles) {
  World world;
  world.add("acme", "live").vars = {{"A", var("1")}};
  world.file("wrangler.toml", kToml);
  EXPECT_TRUE(world.ask().empty());
}

TEST(Questions, AskForTheTokenFirst) {
  World world = world_with_everything();
  world.file("wrangler.toml", "name = \"shop\"\n");
  EXPECT_EQ(open_questions(world.desired, world.documents, world.account, {}),
            std::vector<Question>{about(Topic::Token, "")});
}

TEST(Questions, AskWithTheTokenWhatNeedsNoMoreThanAWrittenAccountId) {
  const World world = world_with_everything();
  EXPECT_EQ(open_questions(world.desired, world.documents, world.account, {}),
            (std::vector<Question>{about(Topic::Token, ""), about(Topic::Zones),
                                   about(Topic::Databases), about(Topic::Workers)}));
}

TEST(Questions, DoNotTakeAWrittenAccountIdForTheTokensWhereItMayBeAnothers) {
  World world = world_with_everything();
  world.desired.accounts["main"] = {};
  world.desired.accounts["other"] = {};
  world.desired.deployments[0].account = text("main");
  EXPECT_EQ(open_questions(world.desired, world.documents, world.account, {}),
            (std::vector<Question>{{Topic::Token, "main", "", ""}}));
}

TEST(Questions, AskEachThingOnceAndSecretsOfExistingWorkersOnly) {
  World world = world_with_everything();
  EXPECT_EQ(world.ask(),
            (std::vector<Question>{about(Topic::Token, ""), about(Topic::Zones),
                                   about(Topic::Databases), about(Topic::Workers),
                                   about(Topic::Secrets, kAccountId, "shop-acme-live")}));
  World without = world_with_everything();
  without.workers.clear();
  EXPECT_EQ(without.ask().size(), 4U);
}

TEST(Questions, FindTheAccountByItsZonesWithOneListing) {
  World world = world_with_everything();
  world.file("wrangler.toml", "name = \"shop\"\n");
  EXPECT_EQ(world.ask(),
            (std::vector<Question>{about(Topic::Token, ""), about(Topic::Zones, ""),
                                   about(Topic::Databases), about(Topic::Workers),
                                   about(Topic::Secrets, kAccountId, "shop-acme-live")}));
}

Question zones_named(std::vector<std::string> names, const std::string& account_id = kAccountId) {
  Question question = about(Topic::Zones, account_id);
  question.zone_names = std::move(names);
  return question;
}

TEST(Questions, AskByNameForOneSelectedDeployment) {
  World world = world_with_everything();
  world.zones = {{"z", "example.com", kAccountId, "", "active"}};
  world.options.selection.customers = {"acme"};
  EXPECT_EQ(world.ask(),
            (std::vector<Question>{about(Topic::Token, ""), zones_named({"example.com"}),
                                   about(Topic::Databases),
                                   about(Topic::Secrets, kAccountId, "shop-acme-live")}));
}

TEST(Questions, FindTheAccountOfOneSelectedDeploymentByTheNameOfItsZone) {
  World world = world_with_everything();
  world.file("wrangler.toml", "name = \"shop\"\n");
  world.zones = {{"z", "example.com", kAccountId, "", "active"}};
  world.options.selection.customers = {"acme"};
  world.desired.deployments[0].routes = {route("shop.example.com/*")};
  EXPECT_EQ(world.ask(),
            (std::vector<Question>{
                about(Topic::Token, ""), zones_named({"shop.example.com", "example.com"}, ""),
                about(Topic::Databases), about(Topic::Secrets, kAccountId, "shop-acme-live")}));
}

TEST(Questions, GoOnToTheListWhereALookupByNameFindsNoZone) {
  World world = world_with_everything();
  world.zones = {{"z", "example.org", kAccountId, "", "active"}};
  world.options.selection.customers = {"acme"};
  const std::vector<Question> asked = world.ask();
  EXPECT_EQ(asked[1], zones_named({"example.com"}));
  EXPECT_EQ(asked.back(), about(Topic::Zones));
}

TEST(Questions, AskForTheListWhereTheNamesOfZonesAreMany) {
  World world = world_with_everything();
  world.options.selection.customers = {"acme"};
  world.desired.deployments[0].routes = {route("a.b.example.com/*")};
  EXPECT_EQ(world.ask()[1], about(Topic::Zones));
}

TEST(Questions, TellAMissingWorkerBySecretsThatAreNotThere) {
  World world = world_with_everything();
  world.zones = {{"z", "example.com", kAccountId, "", "active"}};
  world.options.selection.customers = {"acme"};
  (void)world.ask();
  world.account.put(about(Topic::Secrets, kAccountId, "shop-acme-live"),
                    Answer<std::vector<std::string>>(Absent{}));
  const Plan plan = plan_of(world);
  EXPECT_EQ(plan.deployments[0].deferred_secrets, std::vector<std::string>{"KEY"});
}

TEST(Questions, AskNothingMoreOfATokenThatFailed) {
  World world = world_with_everything();
  world.account.put(about(Topic::Token, ""),
                    Answer<Token>(CouldNotTell{
                        {"CFP4010", Severity::Error, "refused", std::nullopt, "", "", ""}}));
  EXPECT_TRUE(world.ask().empty());
}

TEST(Questions, AreNoneOutsideTheSelectionNorOfAbsentDeployments) {
  World world = world_with_everything();
  world.options.selection.customers = {"beta"};
  EXPECT_TRUE(world.ask().empty());
  world.options.selection = {};
  world.desired.deployments[0].state = DeploymentState::Absent;
  EXPECT_TRUE(world.ask().empty());
}

TEST(Questions, AreNotAskedForDeploymentsWhoseFileCannotBeRead) {
  World world = world_with_everything();
  world.documents.files.clear();
  EXPECT_TRUE(world.ask().empty());
}

TEST(Answers, ThatCouldNotTellStopTheDeploymentAndAreNeverAnAbsence) {
  World world = world_with_everything();
  world.account.put(about(Topic::Databases),
                    Answer<std::vector<Database>>(CouldNotTell{
                        {"CFP4012", Severity::Error, "the databases could not be listed: 403",
                         std::nullopt, "account x", "give the token D1 Read", ""}}));
  Deployment& beta = world.add("beta", "live");
  beta.vars = {{"A", var("1")}};
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan),
            std::vector<std::string>{"CFP4012 the databases could not be listed: 403"});
  EXPECT_EQ(plan.diagnostics[0].deployment, "acme/live");
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
  EXPECT_EQ(plan.deployments[1].verdict, DeploymentVerdict::Changed);
}

TEST(Answers, ThatFailForSeveralDeploymentsAreSaidOnce) {
  World world = world_with_everything();
  Deployment beta = world.desired.deployments[0];
  beta.key = {"beta", "live"};
  beta.wrangler_env = "beta-live";
  world.desired.deployments.push_back(beta);
  world.account.put(about(Topic::Token, ""),
                    Answer<Token>(CouldNotTell{{"CFP4010", Severity::Error, "the token is refused",
                                                std::nullopt, "", "", ""}}));
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan),
            std::vector<std::string>{"CFP4010 the token is refused (acme/live and beta/live)"});
}

}  // namespace
}  // namespace cfplan
