#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

constexpr const char* kWorker = "shop-acme-live";
constexpr const char* kLiveId = "14050249-6d7a-470a-9a80-487ae8c39af0";

World world_with_live(const std::string& section, std::vector<LiveBinding> live) {
  World world;
  world.add("acme", "live").env_file.reset();
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n" + section);
  world.workers = {kWorker};
  world.live[kWorker] = std::move(live);
  world.options.drift = DriftCheck::Report;
  return world;
}

Texts drift_of(World& world) {
  Texts texts;
  for (const Drift& drift : plan_of(world).drift) texts.push_back(drift.text);
  return texts;
}

TEST(Drift, IsNoneWhereNobodyAsksForIt) {
  World world = world_with_live("", {{"plain_text", "A", "1"}});
  world.options.drift = DriftCheck::None;
  EXPECT_EQ(drift_of(world), Texts{});
  EXPECT_TRUE(world.account.replies().empty());
}

TEST(Drift, IsNoneWhereLiveIsAsInTheFile) {
  World world = world_with_live(
      "vars = { A = \"1\", B = 2, C = { x = [true] } }\n"
      "d1_databases = [{ binding = \"DB\", database_name = \"d\", database_id = \"id\" }]\n",
      {{"plain_text", "A", "1"},
       {"json", "B", 2.0},
       {"json", "C", Value::Map{{"x", Value::List{true}}}},
       {"d1", "DB", "id"},
       {"ai", "AI", Null{}},
       {"durable_object_namespace", "ROOM", Null{}}});
  EXPECT_EQ(drift_of(world), Texts{});
}

TEST(Drift, TellsVariablesThatDiffer) {
  World world = world_with_live("vars = { BOTH = \"warn\", FILE = 1, TYPE = 1 }\n",
                                {{"plain_text", "BOTH", "debug"},
                                 {"json", "LIVE", Value::List{1}},
                                 {"plain_text", "TYPE", "1"}});
  EXPECT_EQ(drift_of(world), (Texts{"var BOTH is \"debug\" live, \"warn\" in wrangler.toml",
                                    "var FILE is 1 in wrangler.toml, not live",
                                    "var LIVE is [1] live, not in wrangler.toml",
                                    "var TYPE is \"1\" live, 1 in wrangler.toml"}));
}

TEST(Drift, TellsWhatIsBoundToAnotherDatabase) {
  World world = world_with_live(
      "d1_databases = [{ binding = \"DB\", database_id = \"00000000-0000-4000-8000-000000000000\" "
      "}, { binding = \"NEW\" }, { binding = \"BARE\" }]\n",
      {{"d1", "DB", kLiveId}, {"d1", "BARE", kLiveId}, {"d1", "OLD", kLiveId}});
  const std::string id = kLiveId;
  EXPECT_EQ(drift_of(world),
            (Texts{"database BARE is " + id + " live, without an id in wrangler.toml",
                   "database DB is " + id +
                       " live, 00000000-0000-4000-8000-000000000000 in wrangler.toml",
                   "database NEW is without an id in wrangler.toml, not live",
                   "database OLD is " + id + " live, not in wrangler.toml"}));
  EXPECT_TRUE(plan_of(world).ids.contains(id));
}

TEST(Drift, TellsSecretsThatNobodyDeclares) {
  World world =
      world_with_live("secrets = { required = [\"BY_WRANGLER\"] }\nvars = { PLAIN = \"x\" }\n",
                      {{"secret_text", "BY_WRANGLER", Null{}},
                       {"secret_text", "DECLARED", Null{}},
                       {"secret_key", "EXTRA", Null{}},
                       {"secret_text", "PLAIN", Null{}}});
  Deployment& acme = world.desired.deployments[0];
  acme.secrets = {{"DECLARED", SecretFromEnv{"D"}, std::nullopt, {}}};
  EXPECT_EQ(drift_of(world), (Texts{"secret EXTRA is live, not declared",
                                    "var PLAIN is \"x\" in wrangler.toml, and live a secret"}));
}

TEST(Drift, HidesWhatLooksLikeACredential) {
  World world = world_with_live("vars = { API_TOKEN = \"abcdefgh-new\" }\n",
                                {{"plain_text", "API_TOKEN", "abcdefgh-old"},
                                 {"json", "NESTED", Value::Map{{"DB_PASSWORD", "abcdefgh"}}}});
  EXPECT_EQ(drift_of(world),
            (Texts{"var API_TOKEN is \"****\" live, \"****\" in wrangler.toml",
                   "var NESTED is {\"DB_PASSWORD\": \"****\"} live, not in wrangler.toml"}));
}

TEST(Drift, IsNoPartOfTheFingerprintAndNoChange) {
  World world = world_with_live("", {{"plain_text", "A", "1"}});
  const Plan drifted = plan_of(world);
  world.options.drift = DriftCheck::None;
  const Plan plain = world.plan();
  EXPECT_EQ(drifted.drift.size(), 1U);
  EXPECT_EQ(drifted.fingerprint, plain.fingerprint);
  EXPECT_TRUE(drifted.empty());
  EXPECT_EQ(problems_of(drifted), Texts{});
}

TEST(Drift, AsksOneQuestionOfEachExistingWorkerAlsoOfOneThatNeedsNoAccount) {
  World world = world_with_live("", {});
  world.add("beta", "live").env_file.reset();
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n[env.beta-live]\n");
  const std::vector<Question> asked = world.ask();
  EXPECT_EQ(asked, (std::vector<Question>{{Topic::Token, "", "", ""},
                                          {Topic::Workers, "", kAccountId, ""},
                                          {Topic::Settings, "", kAccountId, kWorker}}));
}

TEST(Drift, ThatNobodyCanTellIsAWarningOrWhereItIsDemandedAnError) {
  World world = world_with_live("", {});
  world.account.put({Topic::Settings, "", kAccountId, kWorker},
                    Answer<std::vector<LiveBinding>>(CouldNotTell{
                        {"CFP4004", Severity::Error, "not allowed", std::nullopt, "", "", ""}}));
  const Plan plan = plan_of(world);
  ASSERT_EQ(problems_of(plan), Texts{"CFP4004 not allowed"});
  EXPECT_EQ(plan.diagnostics[0].severity, Severity::Warning);
  EXPECT_EQ(plan.diagnostics[0].deployment, "acme/live");
  world.options.drift = DriftCheck::Demand;
  EXPECT_EQ(world.plan().diagnostics.at(0).severity, Severity::Error);
}

TEST(Drift, OfADeploymentThatCannotBePlannedIsNotSaidTwice) {
  World world = world_with_live("", {});
  world.desired.deployments[0].account_managed = true;
  world.account.put({Topic::Token, "", "", ""},
                    Answer<Token>(CouldNotTell{
                        {"CFP4003", Severity::Error, "refused", std::nullopt, "", "", ""}}));
  EXPECT_EQ(problems_of(plan_of(world)), Texts{"CFP4003 refused"});
}

TEST(Drift, OfAWorkerWithoutANameCannotBeTold) {
  World world = world_with_live("", {});
  world.file("wrangler.toml", "[env.acme-live]\n");
  EXPECT_EQ(problems_of(plan_of(world)),
            Texts{"CFP4240 acme/live has no Worker name, and its drift cannot be told"});
}

}  // namespace
}  // namespace cfplan
