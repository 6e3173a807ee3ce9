#include "cfplan/plan/migration.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cfplan/plan/questions.hpp"
#include "unit/plan/world.hpp"

namespace cfplan::test {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kEnvFile = "config/customers/acme/production.env";

/// A project of the old layout with one customer.
class OldProject {
 public:
  OldProject(const std::string& wrangler, const std::string& env_file) {
    customer("acme", env_file).wrangler_env = "production";
    world_.file("wrangler.toml", "name = \"shop\"\n" + wrangler);
    world_.workers = {"shop-production"};
  }

  Deployment& customer(const std::string& name, const std::string& env_file) {
    world_.file("config/customers/" + name + "/production.env", env_file);
    return world_.add(name, "production");
  }

  World& world() { return world_; }
  MigrationOptions options;

  /// What was asked on the way is left in `asked`.
  Plan plan() {
    const Migration migration = read_old_layout(world_.desired, world_.documents, options);
    World asking;
    asking.desired = migration.target;
    asking.documents = std::move(world_.documents);
    asking.databases = world_.databases;
    asking.workers = world_.workers;
    asking.secrets = world_.secrets;
    asked = asking.ask();
    Plan plan = plan_migration(migration, asking.documents, asking.account, options);
    world_.documents = std::move(asking.documents);
    return plan;
  }

  std::vector<Question> asked;

 private:
  World world_;
};

TEST(Migration, MovesIdsToTheWranglerFileAndRenamesTheDomain) {
  OldProject project("[env.production]\nroutes = [\"acme.com/*\"]\n",
                     "# Acme\nDOMAIN=acme.com # main\nCLOUDFLARE_ACCOUNT_ID=" +
                         std::string(kAccountId) + "\nCLOUDFLARE_ZONE_ID=" + kZoneId + "\nA=1\n");
  const Plan plan = project.plan();
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_TRUE(project.asked.empty());
  project.world().apply(plan);
  EXPECT_EQ(project.world().bytes("wrangler.toml"),
            "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) +
                "\"\n[env.production]\nroutes = [{ pattern = \"acme.com/*\", zone_id = \"" +
                kZoneId + "\" }]\n\n[env.production.vars]\nSERVICE_DOMAIN = \"acme\"\n");
  EXPECT_EQ(project.world().bytes(kEnvFile),
            "# Acme\nCUSTOMER_DOMAIN=acme.com # main\nA=1\nCUSTOMER_ID=acme\n");
  EXPECT_TRUE(project.plan().empty());
}

TEST(Migration, WritesARouteWhereThereIsNoneAndWarns) {
  OldProject project("[env.production]\n",
                     "DOMAIN=Acme.com\nCLOUDFLARE_ZONE_ID=" + std::string(kZoneId) + "\n");
  const Plan plan = project.plan();
  EXPECT_EQ(problem(plan, "CFP2403").message,
            "the next deploy serves the new route acme.com/* and turns the workers.dev address of "
            "the Worker off");
  project.world().apply(plan);
  EXPECT_NE(project.world().bytes("wrangler.toml").find("pattern = \"acme.com/*\""),
            std::string::npos);
}

TEST(Migration, LeavesAZoneIdThatNoRouteCanTake) {
  OldProject project("[env.production]\nroutes = [\"other.example/*\"]\n",
                     "CUSTOMER_DOMAIN=acme.com\nCLOUDFLARE_ZONE_ID=" + std::string(kZoneId) + "\n");
  const Plan plan = project.plan();
  EXPECT_EQ(problems_of(plan), (Texts{"CFP2404 the zone id stays: no route can take it"}));
  EXPECT_TRUE(plan.empty());
}

TEST(Migration, BringsABareZoneIdIntoTheRoute) {
  OldProject project("[env.production]\nroute = \"acme.com/*\"\nzone_id = \"" +
                         std::string(kZoneId) + "\" # bare\n",
                     "CUSTOMER_DOMAIN=acme.com\nCUSTOMER_ID=acme\n");
  const Plan plan = project.plan();
  project.world().apply(plan);
  EXPECT_EQ(project.world().bytes("wrangler.toml"),
            "name = \"shop\"\n[env.production]\nroute = { pattern = \"acme.com/*\", zone_id = \"" +
                std::string(kZoneId) +
                "\" }\n\n[env.production.vars]\nSERVICE_DOMAIN = \"acme\"\n");
  EXPECT_TRUE(project.plan().empty());
}

TEST(Migration, SetsTheTokenBeforeTheFilesChange) {
  OldProject project("account_id = \"" + std::string(kAccountId) + "\"\n[env.production]\n",
                     "CLOUDFLARE_API_TOKEN=secret-of-acme\nSTRIPE_KEY=sk_live_0123456789abcdef\n");
  const Plan plan = project.plan();
  ASSERT_FALSE(plan.empty());
  const auto* secrets = std::get_if<ChangeSecrets>(&plan.actions.front());
  ASSERT_NE(secrets, nullptr);
  EXPECT_EQ(secrets->worker, "shop-production");
  ASSERT_EQ(secrets->set.size(), 2U);
  EXPECT_EQ(secrets->set[0].source,
            SecretSource(SecretFromEnvFile{kEnvFile, "CLOUDFLARE_API_TOKEN"}));
  EXPECT_EQ(changes_of(plan),
            (Texts{"remove CLOUDFLARE_API_TOKEN from \"****\"", "remove STRIPE_KEY from \"****\"",
                   "set CUSTOMER_ID to \"acme\"", "section env.production.vars",
                   "set env.production.vars.SERVICE_DOMAIN to \"acme\""}));
  EXPECT_EQ(problem(plan, "CFP6401").hint,
            "if it was ever committed, roll it at dash.cloudflare.com/profile/api-tokens and set "
            "the new one with wrangler secret put CLOUDFLARE_API_TOKEN --env production");
  project.world().apply(plan);
  EXPECT_TRUE(project.plan().empty());
}

TEST(Migration, LeavesTheTokenWhereTheWorkerIsNotThereYet) {
  OldProject project("account_id = \"" + std::string(kAccountId) +
                         "\"\n[env.production.vars]\nSERVICE_DOMAIN = \"acme\"\n",
                     "CLOUDFLARE_API_TOKEN=secret-of-acme\nCUSTOMER_ID=acme\n");
  project.world().workers.clear();
  const Plan plan = project.plan();
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(plan.counts.deferred_secrets, 0U);
  EXPECT_EQ(
      problem(plan, "CFP6402").message,
      "CLOUDFLARE_API_TOKEN stays in the file: the Worker shop-production does not exist yet");
  EXPECT_EQ(problem(plan, "CFP6402").hint,
            "run wrangler deploy --env production, then cfplan migrate again");
}

TEST(Migration, KeepsTheSecretThatTheWorkerHas) {
  OldProject project("account_id = \"" + std::string(kAccountId) + "\"\n[env.production]\n",
                     "CLOUDFLARE_API_TOKEN=secret-of-acme\n");
  project.world().secrets["shop-production"] = {"CLOUDFLARE_API_TOKEN"};
  const Plan plan = project.plan();
  EXPECT_EQ(plan.counts.secrets_to_set, 0U);
  EXPECT_EQ(problem(plan, "CFP6403").message,
            "CLOUDFLARE_API_TOKEN leaves the file, and the Worker shop-production keeps the secret "
            "of that name that it has");
  EXPECT_EQ(changes_of(plan).front(), "remove CLOUDFLARE_API_TOKEN from \"****\"");
}

TEST(Migration, SaysHowAVarBecomesASecret) {
  OldProject project("[env.production.vars]\nAPI_KEY = \"abcdefgh1234\"\n", "A=1\n");
  const Plan plan = project.plan();
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(problem(plan, "CFP6404").hint,
            "take it out of vars, run wrangler deploy --env production, and declare it under "
            "secrets in the manifest");
}

TEST(Migration, LooksTheDatabaseUp) {
  OldProject project("account_id = \"" + std::string(kAccountId) + "\"\n[env.production]\n",
                     "DATABASE_NAME=acme-db\n");
  project.world().databases = {{"14050249-6d7a-470a-9a80-487ae8c39af0", "acme-db"}};
  EXPECT_EQ(changes_of(project.plan())[4],
            "append env.production.d1_databases to {\"binding\": \"DB\", \"database_name\": "
            "\"acme-db\", \"database_id\": \"14050249-6d7a-470a-9a80-487ae8c39af0\"}");
  project.options.binding = "AUTH";
  EXPECT_EQ(changes_of(project.plan())[4],
            "append env.production.d1_databases to {\"binding\": \"AUTH\", \"database_name\": "
            "\"acme-db\", \"database_id\": \"14050249-6d7a-470a-9a80-487ae8c39af0\"}");
}

TEST(Migration, AsksNothingAboutADatabaseThatStandsThere) {
  OldProject project(
      "[[env.production.d1_databases]]\nbinding = \"AUTH\"\ndatabase_name = \"acme-db\"\n"
      "database_id = \"14050249-6d7a-470a-9a80-487ae8c39af0\"\n",
      "DATABASE_NAME=acme-db\n");
  EXPECT_EQ(changes_of(project.plan()).front(), "remove DATABASE_NAME from \"acme-db\"");
  EXPECT_TRUE(project.asked.empty());
}

TEST(Migration, WritesTwoAccountsIntoTheirSections) {
  OldProject project("[env.production]\n",
                     "CLOUDFLARE_ACCOUNT_ID=" + std::string(kAccountId) + "\n");
  project.customer("globex", "CLOUDFLARE_ACCOUNT_ID=" + std::string(kOtherAccountId) + "\n");
  const Plan plan = project.plan();
  EXPECT_EQ(problems_of(plan), Texts{});
  project.world().apply(plan);
  EXPECT_EQ(project.world().bytes("wrangler.toml"),
            "name = \"shop\"\n[env.production]\naccount_id = \"" + std::string(kAccountId) +
                "\"\n\n[env.production.vars]\nSERVICE_DOMAIN = \"acme\"\n\n"
                "[env.globex-production]\naccount_id = \"" +
                kOtherAccountId +
                "\"\n\n[env.globex-production.vars]\nSERVICE_DOMAIN = \"globex\"\n");
  EXPECT_TRUE(project.plan().empty());
}

TEST(Migration, RefusesWhatIsSaidInTwoWays) {
  OldProject project("account_id = \"" + std::string(kOtherAccountId) +
                         "\"\n[env.production]\nzone_id = \"b\"\n[[env.production.d1_databases]]\n"
                         "binding = \"DB\"\ndatabase_name = \"acme-db\"\ndatabase_id = \"1\"\n",
                     "DOMAIN=acme.com\nCUSTOMER_DOMAIN=acme.example\nCLOUDFLARE_ACCOUNT_ID=" +
                         std::string(kAccountId) +
                         "\nCLOUDFLARE_ZONE_ID=a\nDATABASE_NAME=other\nWRANGLER_CONFIG=w.toml\n");
  const Plan plan = project.plan();
  EXPECT_EQ(
      problems_of(plan),
      (Texts{"CFP2401 DOMAIN is acme.com, but CUSTOMER_DOMAIN in " + std::string(kEnvFile) +
                 ":2 is acme.example",
             "CFP2405 WRANGLER_CONFIG is w.toml, but acme/production is in wrangler.toml",
             "CFP2401 CLOUDFLARE_ZONE_ID is a, but env.production.zone_id in wrangler.toml:4 is b",
             "CFP2401 DATABASE_NAME is other, but env.production.d1_databases[0].database_name in "
             "wrangler.toml:7 is acme-db",
             "CFP2401 CLOUDFLARE_ACCOUNT_ID is " + std::string(kAccountId) +
                 ", but account_id in wrangler.toml:2 is " + kOtherAccountId}));
  EXPECT_TRUE(plan.empty());
  ASSERT_TRUE(plan.diagnostics[0].place.has_value());
  EXPECT_EQ(plan.diagnostics[0].place->line, 1U);
}

TEST(Migration, RefusesTwoCustomersInOneSection) {
  OldProject project("[env.production]\n", "DOMAIN=acme.com\n");
  project.customer("globex", "DOMAIN=globex.com\n").wrangler_env = "production";
  EXPECT_EQ(
      problem(project.plan(), "CFP2402").message,
      "config/customers/acme/production.env:1 and config/customers/globex/production.env:1 would "
      "both move into [env.production] of wrangler.toml (acme/production and "
      "globex/production)");
  EXPECT_TRUE(project.plan().empty());
}

TEST(Migration, LeavesTheNewLayoutAlone) {
  OldProject project("[env.production]\nroutes = [{ pattern = \"acme.com/*\", zone_id = \"a\" }]\n",
                     "CUSTOMER_DOMAIN=acme.com\nA=1\n");
  const Plan plan = project.plan();
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(problems_of(plan), Texts{});
}

TEST(Migration, ChangesOnlyTheSelectedCustomers) {
  OldProject project("[env.production]\n", "DOMAIN=acme.com\n");
  project.customer("globex", "DOMAIN=globex.com\n");
  project.options.selection.customers = {"globex"};
  for (const std::string& change : changes_of(project.plan())) {
    EXPECT_EQ(change.find("acme"), std::string::npos) << change;
  }
}

}  // namespace
}  // namespace cfplan::test
