#include <gtest/gtest.h>

#include <utility>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

DesiredSecret secret(const std::string& name) {
  return {name, SecretFromEnv{"SOURCE_" + name}, std::nullopt, {"deployments.yaml", 60, 5, ""}};
}

World world_with_secrets(const Texts& names) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.secrets_declared = true;
  for (const std::string& name : names) acme.secrets.push_back(secret(name));
  world.file("wrangler.toml", "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) +
                                  "\"\n[env.acme-live]\n");
  world.workers = {"shop-acme-live"};
  world.secrets["shop-acme-live"] = {"EXTRA", "OLD"};
  return world;
}

TEST(Secrets, ThatAreMissingAreSetAndOthersAreLeft) {
  World world = world_with_secrets({"NEW", "OLD"});
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  ASSERT_EQ(plan.actions.size(), 1U);
  const auto& change = std::get<ChangeSecrets>(plan.actions[0]);
  EXPECT_EQ(change.worker, "shop-acme-live");
  ASSERT_EQ(change.set.size(), 1U);
  EXPECT_EQ(change.set[0].name, "NEW");
  EXPECT_EQ(change.set[0].reason, SecretReason::Missing);
  EXPECT_TRUE(change.remove.empty());
  EXPECT_EQ(plan.counts, (Counts{0, 0, 0, 1, 0, 0}));
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Secrets, NotDeclaredAreDeletedUnderExactOwnership) {
  World world = world_with_secrets({"OLD"});
  world.desired.deployments[0].ownership = Ownership::Exact;
  const Plan plan = plan_of(world);
  const auto& change = std::get<ChangeSecrets>(plan.actions.at(0));
  EXPECT_TRUE(change.set.empty());
  EXPECT_EQ(change.remove, Texts{"EXTRA"});
  EXPECT_EQ(plan.counts, (Counts{0, 0, 0, 0, 1, 0}));
}

TEST(Variables, LargerThanCloudflareTakesAreAnError) {
  World world = world_with_secrets({"OLD"});
  Deployment& acme = world.desired.deployments[0];
  acme.vars = {{"FITS", var(std::string(5120, 'x'))},
               {"LIST", var(Value::List{std::string(5117, 'x')})},
               {"TEXT", var(std::string(5121, 'x'))}};
  EXPECT_EQ(
      problems_of(plan_of(world)),
      (Texts{"CFP6305 the var \"LIST\" has 5121 bytes, more than the 5120 that Cloudflare takes",
             "CFP6305 the var \"TEXT\" has 5121 bytes, more than the 5120 that Cloudflare "
             "takes"}));
}

TEST(Secrets, OfAWorkerThatDoesNotExistAreDeferredAndNoChange) {
  World world = world_with_secrets({"A", "B"});
  world.workers.clear();
  const Plan plan = plan_of(world);
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Unchanged);
  EXPECT_EQ(plan.deployments[0].deferred_secrets, (Texts{"A", "B"}));
  EXPECT_EQ(plan.counts, (Counts{0, 0, 0, 0, 0, 2}));
}

TEST(Secrets, OfAWorkerToBeMadeAreSetAfterIt) {
  World world = world_with_secrets({"A"});
  world.workers.clear();
  world.desired.deployments[0].create_worker = true;
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 2U);
  EXPECT_EQ(std::get<CreateWorker>(plan.actions[0]).worker, "shop-acme-live");
  EXPECT_EQ(std::get<ChangeSecrets>(plan.actions[1]).set.size(), 1U);
  EXPECT_EQ(plan.counts, (Counts{1, 0, 0, 1, 0, 0}));
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Secrets, AreRotatedOnRequest) {
  World world = world_with_secrets({"OLD"});
  world.options.rotate = {{{"acme", "live"}, "OLD"}};
  const Plan plan = plan_of(world);
  const auto& change = std::get<ChangeSecrets>(plan.actions.at(0));
  EXPECT_EQ(change.set.at(0).reason, SecretReason::Rotated);
}

TEST(Secrets, ThatAnEarlierRunWasToRotateAreRotated) {
  World world = world_with_secrets({"OLD"});
  world.options.rotate = {{{"acme", "live"}, "OLD"}};
  const std::string fingerprint = plan_of(world).fingerprint;
  world.options.owed_rotations = std::exchange(world.options.rotate, {});
  const Plan plan = plan_of(world);
  EXPECT_EQ(std::get<ChangeSecrets>(plan.actions.at(0)).set.at(0).reason, SecretReason::Rotated);
  EXPECT_EQ(plan.fingerprint, fingerprint);
  EXPECT_EQ(problem(plan, "CFP6306").message,
            "an earlier run was to rotate acme/live/OLD and could not: it is still to be done");
}

TEST(Secrets, ThatAnEarlierRunWasToRotateAreForgottenOnceNobodyDeclaresThem) {
  World world = world_with_secrets({"OLD"});
  world.options.owed_rotations = {{{"acme", "live"}, "EXTRA"}, {{"gone", "live"}, "KEY"}};
  const Plan plan = plan_of(world);
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(problems_of(plan),
            (Texts{"CFP6307 an earlier run was to rotate acme/live/EXTRA and could not; it is not "
                   "declared any more",
                   "CFP6307 an earlier run was to rotate gone/live/KEY and could not; it is not "
                   "declared any more"}));
  EXPECT_FALSE(has_errors(plan.diagnostics));
}

TEST(Secrets, ThatAnEarlierRunWasToRotateConcernNoOtherSelection) {
  World world = world_with_secrets({"OLD"});
  world.options.owed_rotations = {{{"acme", "live"}, "OLD"}};
  world.options.selection.customers = {"beta"};
  const Plan plan = plan_of(world);
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(problems_of(plan), Texts{});
}

TEST(Secrets, ThatNobodyDeclaresCannotBeRotated) {
  World world = world_with_secrets({"OLD_KEY"});
  world.options.rotate = {{{"acme", "live"}, "OLD_KEX"}};
  const Diagnostic unknown = problem(plan_of(world), "CFP6303");
  EXPECT_EQ(unknown.message, "cannot rotate acme/live/OLD_KEX: no such secret is declared");
  EXPECT_EQ(unknown.hint, "the closest is \"OLD_KEY\"");
}

TEST(Secrets, CannotShareANameWithAVar) {
  World world = world_with_secrets({"OLD", "MODE"});
  world.file("wrangler.toml", "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) +
                                  "\"\n[env.acme-live.vars]\nMODE = \"x\"\n");
  const Diagnostic taken = problem(plan_of(world), "CFP6301");
  EXPECT_EQ(taken.message, "the secret \"MODE\" has the name of an entry of [env.acme-live] vars");
  EXPECT_EQ(taken.hint,
            "a Worker has one binding of a name: remove it from vars in the manifest and in "
            "wrangler.toml");
}

TEST(Secrets, CannotShareANameWithAnotherBinding) {
  World world = world_with_secrets({"CACHE"});
  world.file("wrangler.toml", "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) +
                                  "\"\n[[env.acme-live.kv_namespaces]]\nbinding = \"CACHE\"\n");
  EXPECT_EQ(problem(plan_of(world), "CFP6301").message,
            "the secret \"CACHE\" has the name of an entry of [env.acme-live] kv_namespaces");
}

TEST(Secrets, MayBeMoreThanAHundredButNotMoreThanAWorkerHolds) {
  Texts names;
  for (int i = 0; i < 120; ++i) names.push_back("KEY_" + std::to_string(i));
  World world = world_with_secrets(names);
  EXPECT_EQ(plan_of(world).counts.secrets_to_set, 120U);
  for (int i = 0; i < 7; ++i)
    world.desired.deployments[0].secrets.push_back(secret("MORE_" + std::to_string(i)));
  EXPECT_EQ(problem(world.plan(), "CFP6302").message,
            "acme/live would have 129 bindings, and a Worker has at most 128");
}

TEST(Secrets, NeedTheNameOfAWorker) {
  World world = world_with_secrets({"OLD"});
  world.file("wrangler.toml",
             "account_id = \"" + std::string(kAccountId) + "\"\n[env.acme-live]\n");
  EXPECT_EQ(problem(plan_of(world), "CFP4240").message,
            "acme/live has no Worker name, and its secrets need one");
}

}  // namespace
}  // namespace cfplan
