#include <gtest/gtest.h>

#include "cfplan/base/diagnostic.hpp"
#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

World one(const std::string& toml) {
  World world;
  world.add("acme", "live").env_file.reset();
  world.file("wrangler.toml", toml);
  return world;
}

TEST(Guards, KeepProtectedDeploymentsFromLosingAnything) {
  World world = one("[env.acme-live.vars]\nA = 1\nB = 2\n");
  Deployment& acme = world.desired.deployments[0];
  acme.is_protected = true;
  acme.ownership = Ownership::Exact;
  acme.vars = {{"A", var(2)}};
  const Plan plan = plan_of(world);
  const Diagnostic refused = problem(plan, "CFP3001");
  EXPECT_EQ(refused.message,
            "acme/live is protected, and the plan would remove env.acme-live.vars.B");
  EXPECT_EQ(refused.hint, "--allow CFP3001=acme/live lets it through");
  EXPECT_TRUE(is_guard(refused));
  EXPECT_EQ(refused.severity, Severity::Error);
  EXPECT_EQ(changes_of(plan).size(), 2U);  // shown all the same
}

TEST(Guards, KeepProtectedDeploymentsInTheirDatabaseAndWorker) {
  World world = one("account_id = \"" + std::string(kAccountId) +
                    "\"\n[env.acme-live]\nname = \"old\"\nd1_databases = [ { binding = \"DB\", "
                    "database_name = \"old\", database_id = \"old-id\" } ]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.is_protected = true;
  acme.account_managed = true;
  acme.worker = text("new");
  acme.databases = {database("DB", "new-db")};
  world.databases = {{"new-id", "new-db"}};
  EXPECT_EQ(problem(plan_of(world), "CFP3001").message,
            "acme/live is protected, and the plan would change env.acme-live.name and change "
            "database binding \"DB\"");
}

TEST(Guards, KeepProtectedDeploymentsInTheWorkerThatWranglerNames) {
  World world = one("name = \"shop\"\n[env.acme-live]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.is_protected = true;
  acme.worker = text("shop-acme-live");
  EXPECT_EQ(problems_of(world.plan()), Texts{});
  acme.worker = text("other");
  EXPECT_EQ(problem(world.plan(), "CFP3001").message,
            "acme/live is protected, and the plan would change env.acme-live.name");
}

TEST(Guards, LetThroughWhatIsAllowedAsAWarning) {
  World world = one("[env.acme-live]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.is_protected = true;
  acme.state = DeploymentState::Absent;
  EXPECT_TRUE(has_errors(world.plan().diagnostics));
  world.options.allowed = {{"CFP3001", "acme/*"}};
  const Plan plan = world.plan();
  EXPECT_FALSE(has_errors(plan.diagnostics));
  EXPECT_EQ(problem(plan, "CFP3001").severity, Severity::Warning);
  EXPECT_EQ(problem(plan, "CFP3001").hint, "let through by --allow CFP3001=acme/*");
}

TEST(Guards, RefuseManyRemovalsAtOnce) {
  World world;
  std::string toml;
  for (int i = 0; i < 6; ++i) {
    Deployment& deployment = world.add("c" + std::to_string(i), "live");
    deployment.env_file.reset();
    deployment.state = i < 4 ? DeploymentState::Absent : DeploymentState::Present;
    toml += "[env.c" + std::to_string(i) + "-live]\n";
  }
  world.file("wrangler.toml", toml);
  EXPECT_EQ(problem(world.plan(), "CFP3002").message,
            "the plan would remove 4 of 6 deployments (c0/live, c1/live, c2/live and 1 more)");
  world.desired.deployments[0].state = DeploymentState::Present;
  EXPECT_EQ(problems_of(world.plan()), Texts{});
}

TEST(Guards, RefuseManyRemovalsOfOneCustomerOrEnvironment) {
  World world;
  std::string toml;
  const auto add = [&](const std::string& customer, const std::string& environment,
                       DeploymentState state) {
    Deployment& deployment = world.add(customer, environment);
    deployment.env_file.reset();
    deployment.state = state;
    toml += "[env." + customer + "-" + environment + "]\n";
  };
  for (int i = 0; i < 4; ++i) {
    add("acme", "env" + std::to_string(i), DeploymentState::Absent);
  }
  for (int i = 0; i < 20; ++i) {
    add("c" + std::to_string(10 + i), "live", DeploymentState::Present);
  }
  world.file("wrangler.toml", toml);
  EXPECT_EQ(problem(world.plan(), "CFP3002").message,
            "the plan would remove 4 of the 4 deployments of customer acme (acme/env0, acme/env1, "
            "acme/env2 and 1 more)");
  for (Deployment& deployment : world.desired.deployments) {
    const bool is_old = deployment.key.customer < "c14" && deployment.key.customer != "acme";
    deployment.state = is_old ? DeploymentState::Absent : DeploymentState::Present;
  }
  EXPECT_EQ(problems_of(world.plan()), Texts{});  // 4 of 24, 4 of 20
  for (Deployment& deployment : world.desired.deployments) {
    const bool is_old = deployment.key.customer < "c17" && deployment.key.customer != "acme";
    deployment.state = is_old ? DeploymentState::Absent : DeploymentState::Present;
  }
  EXPECT_EQ(problem(world.plan(), "CFP3002").message,
            "the plan would remove 7 of the 20 deployments of environment live (c10/live, "
            "c11/live, c12/live and 4 more)");
}

TEST(Guards, RefuseToTakeALittleFromEveryDeployment) {
  World world;
  std::string toml;
  for (int i = 0; i < 3; ++i) {
    Deployment& deployment = world.add("c" + std::to_string(i), "live");
    deployment.env_file.reset();
    deployment.ownership = Ownership::Exact;
    deployment.vars = {{"A", var(1)}};
    toml += "[env.c" + std::to_string(i) + "-live.vars]\nA = 1\nB = 2\nC = 3\n";
  }
  world.file("wrangler.toml", toml);
  EXPECT_EQ(problem(world.plan(), "CFP3002").message,
            "the plan would remove 6 of 9 entries (c0/live, c1/live and c2/live)");
}

TEST(Guards, RefuseToEmptyADeployment) {
  World world = one("[env.acme-live.vars]\nA = 1\nB = 2\nC = 3\nD = 4\nE = 5\n");
  Deployment& acme = world.desired.deployments[0];
  acme.ownership = Ownership::Exact;
  acme.vars = {{"E", var(5)}};
  EXPECT_EQ(problem(world.plan(), "CFP3002").message,
            "the plan would remove 4 of the 5 entries of acme/live");
  acme.vars["D"] = var(4);
  EXPECT_EQ(problems_of(world.plan()), Texts{});
}

TEST(Guards, RefuseCredentialsInPlainText) {
  World world = one("[env.acme-live]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.vars = {{"STRIPE_KEY", var("sk_live_abcdefghijklmnop")}, {"MODE", var("live")}};
  const Diagnostic refused = problem(world.plan(), "CFP3003");
  EXPECT_EQ(refused.message, "vars.STRIPE_KEY looks like a credential in plain text");
  EXPECT_EQ(refused.hint,
            "declare it under secrets, or say allow_plaintext: [STRIPE_KEY] if it is none");
  acme.allow_plaintext = {"STRIPE_KEY"};
  EXPECT_EQ(problems_of(world.plan()), Texts{});
}

TEST(Guards, RefuseToMoveARouteFromAnotherSection) {
  World world = one("account_id = \"" + std::string(kAccountId) +
                    "\"\n[env.acme-live]\n[env.old]\nroute = \"example.com/*\"\n");
  Deployment& acme = world.desired.deployments[0];
  acme.account_managed = true;
  acme.routes = {route("example.com/*")};
  EXPECT_EQ(problem(plan_of(world), "CFP3004").message,
            "the route \"example.com/*\" of acme/live stands in env.old of wrangler.toml: the next "
            "deploy would move it");
}

TEST(Guards, RefuseToMoveARouteFromTheTopLevel) {
  World world = one("account_id = \"" + std::string(kAccountId) +
                    "\"\nroute = \"example.com/*\"\n[env.acme-live]\n");
  Deployment& acme = world.desired.deployments[0];
  acme.account_managed = true;
  acme.routes = {route("example.com/*")};
  EXPECT_EQ(problem(plan_of(world), "CFP3004").message,
            "the route \"example.com/*\" of acme/live stands in the top level of wrangler.toml: "
            "the next deploy would move it");
}

TEST(Guards, RefuseTheWorkerOfAnUnmanagedSection) {
  World world = one("name = \"shop\"\n[env.acme-live]\n[env.old]\nname = \"taken\"\n");
  world.desired.deployments[0].worker = text("taken");
  EXPECT_EQ(problem(world.plan(), "CFP3005").message,
            "the Worker \"taken\" of acme/live is also that of env.old of wrangler.toml, which no "
            "deployment declares");
}

TEST(StandingCredentials, AreAWarningThatNamesMigrate) {
  World world = one("[env.acme-live.vars]\nSESSION_SECRET = \"hunter2hunter2\"\n");
  world.desired.deployments[0].env_file = "acme.env";
  world.file("acme.env", "A_TOKEN=0123456789abcdefghij\nB_PASSWORD=abcdefgh1\nPUBLIC=1\n");
  const Plan plan = world.plan();
  EXPECT_EQ(problems_of(plan),
            (Texts{"CFP6304 SESSION_SECRET of env.acme-live.vars looks like a credential in plain "
                   "text",
                   "CFP6304 A_TOKEN and B_PASSWORD look like credentials in plain text"}));
  EXPECT_EQ(plan.diagnostics[0].severity, Severity::Warning);
  EXPECT_EQ(plan.diagnostics[0].hint, "cfplan migrate says how it becomes a secret");
  EXPECT_EQ(plan.diagnostics[1].hint, "cfplan migrate moves it to the secret store");
  ASSERT_TRUE(plan.diagnostics[1].place.has_value());
  EXPECT_EQ(plan.diagnostics[1].place->source_line, "A_TOKEN=****");
}

}  // namespace
}  // namespace cfplan
