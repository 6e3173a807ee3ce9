#include "plan/version_lock.hpp"

#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

World world_with_version(const std::string& name, const std::string& version) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.secrets_declared = true;
  acme.secrets = {{name, SecretGenerated{32}, version, {"deployments.yaml", 60, 5, ""}}};
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n");
  world.workers = {"shop-acme-live"};
  world.secrets["shop-acme-live"] = {"OLD"};
  return world;
}

Result<SecretVersions> versions_in(const std::string& text) {
  const auto document = parse_document(DocumentFormat::Toml, kVersionLock, text);
  EXPECT_TRUE(document.has_value());
  return read_version_lock(**document);
}

Texts problems_in(const std::string& text) {
  const auto versions = versions_in(text);
  Texts texts;
  if (versions) return texts;
  for (const Diagnostic& d : versions.error().diagnostics) {
    EXPECT_EQ(d.code, "CFP2050");
    texts.push_back(std::to_string(d.place->line) + ": " + d.message);
  }
  return texts;
}

TEST(VersionLock, NamesDeploymentSecretAndVersion) {
  const SecretVersions expected{{{{"acme", "live"}, "A"}, "1"},
                                {{{"acme", "live"}, "B"}, "x"},
                                {{{"beta", "live"}, "A"}, "2"}};
  EXPECT_EQ(versions_in("version = 1\n[secrets.acme.live]\nA = \"1\"\nB = \"x\"\n"
                        "[secrets.beta.live]\nA = \"2\"\n")
                .value(),
            expected);
  EXPECT_EQ(versions_in("version = 1\n").value(), SecretVersions());
}

TEST(VersionLock, ThatIsNotAsCfplanWritesItIsAnErrorWithItsPlace) {
  EXPECT_EQ(problems_in("[secrets.acme.live]\nA = \"1\"\n"), Texts{"1: version = 1 is missing"});
  EXPECT_EQ(problems_in("version = 2\n"),
            Texts{"1: the version of this file is 2, and only 1 is known"});
  EXPECT_EQ(problems_in("version = 1\nother = 2\n[secrets]\nacme = true\n[secrets.beta.live]\n"
                        "A = 7\n"),
            (Texts{"2: cfplan.lock has no key other", "4: secrets.acme is a boolean, not a table",
                   "6: secrets.beta.live.A is a number, not a string"}));
}

TEST(Versions, ThatAreRecordedAlreadyChangeNothing) {
  World world = world_with_version("OLD", "1");
  world.versions = {{{{"acme", "live"}, "OLD"}, "1"}};
  world.write_version_lock();
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Versions, ThatAreOthersRotate) {
  World world = world_with_version("OLD", "2");
  world.versions = {{{{"acme", "live"}, "OLD"}, "1"}};
  world.write_version_lock();
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 1U);
  const auto& change = std::get<ChangeSecrets>(plan.actions[0]);
  EXPECT_EQ(change.set.at(0).reason, SecretReason::Rotated);
  EXPECT_EQ(change.set.at(0).version, "2");
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Versions, OfAStoredSecretWithoutAnEntryAreAdopted) {
  World world = world_with_version("OLD", "7");
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 1U);
  const auto& record = std::get<RecordVersions>(plan.actions[0]);
  EXPECT_EQ(record.adopt.at(0).name, "OLD");
  EXPECT_EQ(record.adopt.at(0).version, "7");
  EXPECT_EQ(plan.counts, Counts());
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Changed);
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Versions, OfAMissingSecretAreSetWhateverIsRecorded) {
  World world = world_with_version("NEW", "1");
  world.versions = {{{{"acme", "live"}, "NEW"}, "1"}};
  world.write_version_lock();
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 1U);
  EXPECT_EQ(std::get<ChangeSecrets>(plan.actions[0]).set.at(0).reason, SecretReason::Missing);
}

TEST(Versions, ThatNobodyDeclaresAreForgotten) {
  World world = world_with_version("OLD", "1");
  world.desired.deployments[0].secrets[0].version.reset();
  world.versions = {{{{"acme", "live"}, "OLD"}, "1"}, {{{"gone", "live"}, "KEY"}, "1"}};
  world.write_version_lock();
  const Plan plan = plan_of(world);
  ASSERT_EQ(plan.actions.size(), 2U);
  EXPECT_EQ(std::get<RecordVersions>(plan.actions[0]).forget, Texts{"OLD"});
  EXPECT_EQ(std::get<RecordVersions>(plan.actions[1]).deployment.text(), "gone/live");
  EXPECT_EQ(std::get<RecordVersions>(plan.actions[1]).forget, Texts{"KEY"});
}

TEST(Versions, OfDeploymentsThatAreNotSelectedOrHaveErrorsAreLeft) {
  World world = world_with_version("OLD", "1");
  world.desired.broken = {{"bad", "live"}};
  world.options.selection.environments = {"live"};
  world.versions = {{{{"acme", "live"}, "OLD"}, "1"},
                    {{{"bad", "live"}, "KEY"}, "1"},
                    {{{"gone", "staging"}, "KEY"}, "1"}};
  world.write_version_lock();
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Versions, CannotBePlannedWithoutALockThatCanBeRead) {
  World world = world_with_version("OLD", "1");
  world.file(kVersionLock, "version = 1\n[secrets.acme.live]\nOLD = 1\n");
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{"CFP2050 secrets.acme.live.OLD is a number, not a string"});
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
  EXPECT_TRUE(plan.empty());
}

TEST(Versions, AreInTheFingerprint) {
  World one = world_with_version("OLD", "1");
  World other = world_with_version("OLD", "2");
  EXPECT_NE(plan_of(one).fingerprint, plan_of(other).fingerprint);
}

}  // namespace
}  // namespace cfplan
