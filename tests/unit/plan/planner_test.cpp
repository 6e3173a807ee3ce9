#include "cfplan/plan/planner.hpp"

#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

World with_vars(const std::string& toml) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.vars = {{"LOG_LEVEL", var("warn")}, {"LIMIT", var(5)}};
  world.file("wrangler.toml", toml);
  return world;
}

TEST(Planner, AddsAMissingSection) {
  World world = with_vars("name = \"shop\"\n");
  world.desired.deployments[0].vars.clear();
  const Plan plan = world.plan();
  EXPECT_EQ(changes_of(plan), Texts{"section env.acme-live"});
  EXPECT_EQ(plan.counts, (Counts{1, 0, 0, 0, 0, 0}));
  world.apply(plan);
  EXPECT_EQ(world.bytes("wrangler.toml"), "name = \"shop\"\n\n[env.acme-live]\n");
  EXPECT_TRUE(world.plan().empty());
}

TEST(Planner, ChangesOnlyTheLinesThatAreMeant) {
  World world = with_vars(
      "name = \"shop\" # the shop\n\n[env.acme-live.vars]\nLOG_LEVEL = 'info' # why\nLIMIT = 5.0\n"
      "OTHER = true\n");
  const Plan plan = world.plan();
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.vars.LOG_LEVEL from \"info\" to \"warn\""});
  EXPECT_EQ(plan.counts, (Counts{0, 1, 0, 0, 0, 0}));
  world.apply(plan);
  EXPECT_EQ(world.bytes("wrangler.toml"),
            "name = \"shop\" # the shop\n\n[env.acme-live.vars]\nLOG_LEVEL = 'warn' # why\nLIMIT = "
            "5.0\nOTHER = true\n");
  EXPECT_TRUE(world.plan().empty());
}

TEST(Planner, WritesADeclaredWorkerName) {
  World world = with_vars("name = \"shop\"\n[env.acme-live]\nname = \"old\"\n");
  world.desired.deployments[0].vars.clear();
  world.desired.deployments[0].worker = text("new");
  const Plan plan = world.plan();
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.name from \"old\" to \"new\""});
  EXPECT_EQ(plan.deployments[0].worker, "new");
}

TEST(Planner, RemovesUndeclaredVarsUnderExactOwnership) {
  World world = with_vars(
      "[env.acme-live]\nkeep = 1\n[env.acme-live.vars]\nLOG_LEVEL = \"warn\"\n"
      "LIMIT = 5\nOLD = 1\n");
  world.desired.deployments[0].ownership = Ownership::Exact;
  EXPECT_EQ(changes_of(world.plan()), Texts{"remove env.acme-live.vars.OLD from 1"});
}

TEST(Planner, DoesNotOverwriteWhatIsNoSection) {
  World world = with_vars("[env.acme-live]\nvars = 3\n");
  EXPECT_EQ(problem(world.plan(), "CFP2041").message, "env.acme-live.vars is a number, not a map");
  world = with_vars("env = 1\n");
  EXPECT_EQ(problem(world.plan(), "CFP2041").message, "env is a number, not a map");
}

TEST(Planner, NeedsAWranglerFile) {
  World world = with_vars("");
  world.documents.files.clear();
  world.documents.absent = {"wrangler.toml"};
  const Diagnostic missing = problem(world.plan(), "CFP2040");
  EXPECT_EQ(missing.message, "wrangler.toml is not there");
  EXPECT_EQ(missing.hint,
            "make it with at least name and main, or say wrangler: FILE in the manifest");
}

TEST(Planner, LeavesOutADeploymentWhoseEditIsRefusedAndPlansTheOthers) {
  World world = with_vars(
      "[env.acme-live.vars]\nLIMIT = 4\nLIST = [\n  1, # the first\n  2,\n]\n[env.beta-live]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.env_file = "acme.env";
  acme.env = {{"A", text("1")}};
  // A comment inside the old value would be lost.
  acme.vars["LIST"] = var("none");
  Deployment& beta = world.add("beta", "live");
  beta.env_file.reset();
  beta.vars = {{"B", var(1)}};
  const Plan plan = world.plan();
  ASSERT_EQ(plan.diagnostics.size(), 1U);
  EXPECT_TRUE(plan.diagnostics[0].code.starts_with("CFP22"));
  EXPECT_EQ(plan.diagnostics[0].deployment, "acme/live");
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
  EXPECT_EQ(plan.deployments[1].verdict, DeploymentVerdict::Changed);
  EXPECT_EQ(changes_of(plan),
            (Texts{"section env.beta-live.vars", "set env.beta-live.vars.B to 1"}));
}

TEST(Planner, TellsWhatNoDeploymentDeclares) {
  World world = with_vars("[env.acme-live.vars]\nLOG_LEVEL = \"warn\"\nLIMIT = 5\n[env.old]\n");
  world.desired.broken = {{"staging", "staging"}};
  world.options.env_files = {"config/customers/x/live.env", "config/customers/staging/staging.env"};
  world.options.selection.customers = {"nobody"};
  const Plan plan = world.plan();
  ASSERT_EQ(plan.unmanaged.size(), 2U);
  EXPECT_EQ(plan.unmanaged[0], (Unmanaged{Unmanaged::Kind::Section, "wrangler.toml", "old"}));
  EXPECT_EQ(plan.unmanaged[1],
            (Unmanaged{Unmanaged::Kind::EnvFile, "config/customers/x/live.env", ""}));
}

TEST(Planner, ListsBrokenDeploymentsOfTheManifest) {
  World world = with_vars("[env.acme-live]\n");
  world.desired.broken = {{"aaa", "live"}};
  const Plan plan = world.plan();
  ASSERT_EQ(plan.deployments.size(), 2U);
  EXPECT_EQ(plan.deployments[0].key.customer, "aaa");
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
}

TEST(Planner, MakesProblemsOutsideTheSelectionWarnings) {
  World world = with_vars("[env.acme-live]\n");
  world.desired.broken = {{"beta", "live"}};
  world.diagnostics = {{"CFP1203", Severity::Error, "theirs", std::nullopt, "", "", "beta/live"},
                       {"CFP1301", Severity::Error, "a clash", std::nullopt, "", "", ""}};
  world.options.selection.customers = {"acme"};
  const Plan plan = world.plan();
  EXPECT_EQ(problem(plan, "CFP1203").severity, Severity::Warning);
  EXPECT_EQ(problem(plan, "CFP1301").severity, Severity::Error);
  world.options.selection.customers = {"beta"};
  EXPECT_EQ(problem(world.plan(), "CFP1203").severity, Severity::Error);
}

TEST(Planner, SaysWhatASnapshotCouldNotTell) {
  World world = with_vars("[env.acme-live]\n");
  world.account.source = "snapshot of 2026-01-02T03:04:05Z";
  world.account.limits = {"the token", "secrets"};
  const Diagnostic limits = problem(world.plan(), "CFP4231");
  EXPECT_EQ(limits.message,
            "planned from the snapshot of 2026-01-02T03:04:05Z; not checked: the token, secrets");
  EXPECT_EQ(limits.severity, Severity::Warning);
}

TEST(Planner, MasksCredentialsInDiffsAlsoOverSeveralLines) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file = "acme.env";
  acme.env = {{"MODE", text("b")}};
  world.file("wrangler.toml", "[env.acme-live]\n");
  world.file("acme.env",
             "MODE=a\nSIGNING_PRIVATE_KEY=\"-----BEGIN PRIVATE KEY-----\nMIIcanary0001\n"
             "MIIcanary0002\n-----END PRIVATE KEY-----\"\n");
  const Plan plan = world.plan();
  const auto& window = std::get<ChangeFile>(plan.actions.at(0)).diffs.at(0).windows.at(0);
  EXPECT_EQ(window.after, (Texts{"MODE=b", "SIGNING_PRIVATE_KEY=\"****", "****", "****"}));
}

TEST(Fingerprint, IsTheSameForTheSameChangesOnly) {
  World world = with_vars("[env.acme-live.vars]\nLOG_LEVEL = \"info\"\n");
  const std::string first = world.plan().fingerprint;
  EXPECT_EQ(first.size(), 64U);
  world.file("wrangler.toml",
             "# a comment\n[env.before]\n[env.acme-live.vars]\nX = 1\nLOG_LEVEL = \"info\"\n");
  EXPECT_EQ(world.plan().fingerprint, first);
  world.desired.deployments[0].vars["LOG_LEVEL"].origin.line = 99;
  EXPECT_EQ(world.plan().fingerprint, first);
  world.desired.deployments[0].vars["LIMIT"] = var(6);
  EXPECT_NE(world.plan().fingerprint, first);
  world.desired.deployments[0].vars["LIMIT"] = var(5);
  world.file("wrangler.toml", "[env.acme-live.vars]\nLOG_LEVEL = \"debug\"\n");
  EXPECT_NE(world.plan().fingerprint, first);
}

TEST(Fingerprint, NamesListItemsNotTheirPlaces) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.databases = {database("DB", "db")};
  world.databases = {{"new", "db"}};
  const std::string top = "account_id = \"" + std::string(kAccountId) + "\"\n";
  const std::string entry =
      "[[env.acme-live.d1_databases]]\nbinding = \"DB\"\n"
      "database_name = \"db\"\ndatabase_id = \"old\"\n";
  world.file("wrangler.toml", top + entry);
  const std::string first = plan_of(world).fingerprint;
  world.file("wrangler.toml", top + "[[env.acme-live.d1_databases]]\nbinding = \"A\"\n" + entry);
  EXPECT_EQ(plan_of(world).fingerprint, first);
}

}  // namespace
}  // namespace cfplan
