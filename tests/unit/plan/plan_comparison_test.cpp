#include "cfplan/plan/plan_comparison.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "cfplan/plan/plan_file.hpp"
#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

World greeting_world() {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file = "acme.env";
  acme.env = {{"GREETING", text("hello")}};
  acme.vars = {{"LOG_LEVEL", var("info")}};
  world.file("wrangler.toml", "name = \"shop\"\n[env.acme-live]\n[env.other]\n");
  return world;
}

/// As it is after it was saved and read back.
Plan saved(const Plan& plan) { return read_plan("plan.json", write_plan(plan, Ids::Full)).value(); }

std::string side_text(const std::optional<Action>& action) {
  if (!action) return "none";
  Plan plan;
  plan.actions = {*action};
  if (const auto* file = std::get_if<ChangeFile>(&*action)) {
    if (file->changes.empty()) return file->path;
    return changes_of(plan).at(0);
  }
  if (const auto* secrets = std::get_if<ChangeSecrets>(&*action)) {
    return secrets->set.empty() ? "delete " + secrets->remove.at(0) : "set " + secrets->set[0].name;
  }
  if (const auto* create = std::get_if<CreateResource>(&*action)) return "create " + create->name;
  return "other";
}

std::vector<std::pair<std::string, std::string>> sides_of(const PlanDifference& difference) {
  std::vector<std::pair<std::string, std::string>> sides;
  for (const DifferingChange& one : difference) {
    sides.emplace_back(side_text(one.reviewed), side_text(one.present));
  }
  return sides;
}

using Sides = std::vector<std::pair<std::string, std::string>>;

TEST(PlanComparison, FindsTheSamePlanAfterUnrelatedLinesMoved) {
  World world = greeting_world();
  const Plan reviewed = saved(world.plan());
  EXPECT_TRUE(same_changes(reviewed, world.plan()));
  world.file("wrangler.toml", "# moved\n" + world.bytes("wrangler.toml"));
  for (Deployment& deployment : world.desired.deployments) deployment.origin.line += 7;
  EXPECT_TRUE(same_changes(reviewed, world.plan()));
  EXPECT_EQ(sides_of(compare_plans(reviewed, world.plan())), Sides{});
  world.desired.deployments[0].env["GREETING"] = text("bye");
  EXPECT_FALSE(same_changes(reviewed, world.plan()));
}

TEST(PlanComparison, IsNotTakenInByTheRightFingerprintOverOtherActions) {
  World world = greeting_world();
  const Plan plan = world.plan();
  std::string json = write_plan(plan, Ids::Full);
  json.replace(json.find("\"value\": \"hello\"") + 10, 5, "other");
  const Plan forged = read_plan("plan.json", json).value();
  EXPECT_EQ(forged.fingerprint, plan.fingerprint);
  EXPECT_FALSE(same_changes(forged, plan));
  EXPECT_EQ(sides_of(compare_plans(forged, plan)),
            (Sides{{"set GREETING to \"other\"", "set GREETING to \"hello\""}}));
}

TEST(PlanComparison, PairsWhatWasReviewedWithWhatItWouldBeNow) {
  World world = greeting_world();
  const Plan reviewed = saved(world.plan());
  Deployment& acme = world.desired.deployments[0];
  acme.vars = {{"LOG_LEVEL", var("debug")}, {"REGION", var("eu")}};
  acme.env.clear();
  EXPECT_EQ(sides_of(compare_plans(reviewed, world.plan())),
            (Sides{{"acme.env", "none"},
                   {"set GREETING to \"hello\"", "none"},
                   {"set env.acme-live.vars.LOG_LEVEL to \"info\"",
                    "set env.acme-live.vars.LOG_LEVEL to \"debug\""},
                   {"none", "set env.acme-live.vars.REGION to \"eu\""}}));
}

TEST(PlanComparison, OfAPlanThatIsAppliedShowsAllOfIt) {
  World world = greeting_world();
  const Plan reviewed = saved(world.plan());
  world.apply(reviewed);
  const Plan present = world.plan();
  ASSERT_TRUE(present.empty());
  for (const auto& [before, now] : sides_of(compare_plans(reviewed, present))) {
    EXPECT_NE(before, "none");
    EXPECT_EQ(now, "none");
  }
}

TEST(PlanComparison, ComparesSecretsByNameAndDatabasesByBinding) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.account_managed = true;
  acme.secrets = {{"KEY", SecretGenerated{32}, std::nullopt, {}}};
  acme.databases = {database("DB", "one")};
  acme.databases[0].create = true;
  acme.worker = text("shop-acme");
  world.workers = {"shop-acme"};
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\nname = \"shop-acme\"\n");
  const Plan reviewed = saved(plan_of(world));
  acme.secrets[0].name = "OTHER_KEY";
  acme.databases[0].name = "two";
  const Sides sides = sides_of(compare_plans(reviewed, plan_of(world)));
  EXPECT_EQ(sides.front(), (std::pair<std::string, std::string>("create one", "create two")));
  EXPECT_EQ(sides.at(sides.size() - 2), (std::pair<std::string, std::string>("set KEY", "none")));
  EXPECT_EQ(sides.back(), (std::pair<std::string, std::string>("none", "set OTHER_KEY")));
}

TEST(PlanComparison, MasksCredentials) {
  World world = greeting_world();
  const Plan reviewed = saved(world.plan());
  world.desired.deployments[0].env["API_TOKEN"] = text("canary0123456");
  const PlanDifference difference = compare_plans(reviewed, world.plan());
  ASSERT_EQ(difference.size(), 1U);
  EXPECT_EQ(side_text(difference[0].present), "set API_TOKEN to \"****\"");
}

World protected_world() {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.is_protected = true;
  acme.ownership = Ownership::Exact;
  acme.vars = {{"A", var(1)}};
  world.file("wrangler.toml", "[env.acme-live.vars]\nA = 1\nB = 2\n");
  return world;
}

TEST(PlanComparison, KnowsWhatTheReviewedPlanLetThrough) {
  World world = protected_world();
  EXPECT_EQ(let_through(saved(world.plan())), Diagnostics{});
  world.options.allowed = {{"CFP3001", "acme/live"}};
  const Plan reviewed = saved(world.plan());

  world.options = {};
  world.options.reviewed_findings = let_through(reviewed);
  const Diagnostic finding = problem(world.plan(), "CFP3001");
  EXPECT_EQ(finding.severity, Severity::Warning);
  EXPECT_EQ(finding.hint, "let through by the reviewed plan");
}

TEST(PlanComparison, KnowsOneFindingOfSeveralDeployments) {
  World world;
  for (const char* customer : {"acme", "beta"}) {
    Deployment& one = world.add(customer, "live");
    one.env_file.reset();
    one.vars = {{"API_TOKEN", var("canary0123456")}};
  }
  world.file("wrangler.toml", "name = \"shop\"\n");
  world.options.allowed = {{"CFP3003", "*/live"}};
  const Plan reviewed = saved(world.plan());
  EXPECT_EQ(let_through(reviewed).size(), 1U);
  world.options = {};
  EXPECT_TRUE(has_errors(world.plan().diagnostics));
  world.options.reviewed_findings = let_through(reviewed);
  EXPECT_FALSE(has_errors(world.plan().diagnostics));
}

TEST(PlanComparison, LetsNoOtherFindingThroughThanTheReviewedOne) {
  World world = protected_world();
  world.options.allowed = {{"CFP3001", "acme/live"}};
  const Plan reviewed = saved(world.plan());
  world.options = {};
  world.options.reviewed_findings = let_through(reviewed);
  world.file("wrangler.toml", "[env.acme-live.vars]\nA = 1\nB = 2\nC = 3\n");
  EXPECT_EQ(problem(world.plan(), "CFP3001").severity, Severity::Error);
}

}  // namespace
}  // namespace cfplan
