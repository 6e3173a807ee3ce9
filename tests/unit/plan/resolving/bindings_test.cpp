#include <gtest/gtest.h>

#include "cfplan/model/binding_kind.hpp"
#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

DesiredBinding bound(BindingKind kind, const std::string& binding, const std::string& name) {
  return {binding, name, false, {"deployments.yaml", 30, 5, "customers"}, kind};
}

World world_with(const std::string& section, std::vector<DesiredBinding> bindings) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  for (const DesiredBinding& one : bindings) acme.declared_kinds.insert(one.kind);
  acme.other_bindings = std::move(bindings);
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n" + section);
  world.resources[Topic::KvNamespaces] = {{"kv-id", "cache"}, {"kv-id-2", "cache-old"}};
  world.resources[Topic::R2Buckets] = {{"uploads", "uploads"}};
  world.resources[Topic::Queues] = {{"mail", "mail"}};
  world.resources[Topic::Hyperdrives] = {{"h-id", "orders"}};
  world.resources[Topic::VectorizeIndexes] = {{"search", "search"}};
  return world;
}

TEST(Bindings, OfEveryKindAreWrittenAsWranglerReadsThem) {
  World world = world_with("", {bound(BindingKind::KvNamespace, "CACHE", "cache"),
                                bound(BindingKind::R2Bucket, "FILES", "uploads"),
                                bound(BindingKind::Queue, "MAIL", "mail"),
                                bound(BindingKind::Hyperdrive, "PG", "orders"),
                                bound(BindingKind::VectorizeIndex, "INDEX", "search")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(
      changes_of(plan),
      (Texts{"append env.acme-live.kv_namespaces to {\"binding\": \"CACHE\", \"id\": \"kv-id\"}",
             "append env.acme-live.r2_buckets to {\"binding\": \"FILES\", \"bucket_name\": "
             "\"uploads\"}",
             "append env.acme-live.queues.producers to {\"binding\": \"MAIL\", \"queue\": "
             "\"mail\"}",
             "append env.acme-live.hyperdrive to {\"binding\": \"PG\", \"id\": \"h-id\"}",
             "append env.acme-live.vectorize to {\"binding\": \"INDEX\", \"index_name\": "
             "\"search\"}"}));
  expect_settled(world, plan);
}

TEST(Bindings, AreAskedForByTheirOwnListsAlone) {
  World world = world_with("", {bound(BindingKind::R2Bucket, "FILES", "uploads")});
  EXPECT_EQ(world.ask(), (std::vector<Question>{{Topic::Token, "", "", ""},
                                                {Topic::R2Buckets, "", kAccountId, ""}}));
}

TEST(Bindings, ThatStandAreKeptAndOnlyTheirIdIsChanged) {
  World world = world_with(
      "kv_namespaces = [{ binding = \"CACHE\", id = \"stale\", preview_id = \"p\" }]\n"
      "[env.acme-live.queues]\nconsumers = [{ queue = \"mail\" }]\n"
      "producers = [{ binding = \"OTHER\", queue = \"x\" }, { binding = \"MAIL\", queue = \"old\" "
      "}]\n",
      {bound(BindingKind::KvNamespace, "CACHE", "cache"),
       bound(BindingKind::Queue, "MAIL", "mail")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"set env.acme-live.kv_namespaces[0].id from \"stale\" to \"kv-id\"",
                   "set env.acme-live.queues.producers[1].queue from \"old\" to \"mail\""}));
  expect_settled(world, plan);
}

TEST(Bindings, ThatAreNotDeclaredStayUnderExactOwnershipWhichSpeaksOfDatabases) {
  World world = world_with(
      "kv_namespaces = [{ binding = \"OLD\", id = \"a\" }, { binding = \"CACHE\", id = \"kv-id\" "
      "}]\n"
      "r2_buckets = [{ binding = \"KEPT\", bucket_name = \"b\" }]\n",
      {bound(BindingKind::KvNamespace, "CACHE", "cache")});
  world.desired.deployments[0].ownership = Ownership::Exact;
  EXPECT_EQ(changes_of(plan_of(world)), Texts{});
}

TEST(Bindings, ToBeMadeAreKnownAfterApplyOrByTheirName) {
  World world = world_with("", {bound(BindingKind::KvNamespace, "CACHE", "new"),
                                bound(BindingKind::R2Bucket, "FILES", "new")});
  for (DesiredBinding& one : world.desired.deployments[0].other_bindings) one.create = true;
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  ASSERT_EQ(plan.actions.size(), 3U);
  EXPECT_EQ(std::get<CreateResource>(plan.actions[0]).kind, BindingKind::KvNamespace);
  EXPECT_EQ(std::get<CreateResource>(plan.actions[1]).kind, BindingKind::R2Bucket);
  const auto& changes = std::get<ChangeFile>(plan.actions[2]).changes;
  EXPECT_EQ(*changes[0].edit.value.find("id"),
            Value(KnownAfterApply{resource_text(BindingKind::KvNamespace, kAccountId, "new")}));
  EXPECT_EQ(*changes[1].edit.value.find("bucket_name"), Value("new"));
  EXPECT_EQ(plan.counts.create, 2U);
  expect_settled(world, plan);
}

TEST(Bindings, ThatAreMissingNameTheNearestAndTheNextStep) {
  World world = world_with("", {bound(BindingKind::KvNamespace, "CACHE", "cach"),
                                bound(BindingKind::Hyperdrive, "PG", "order")});
  const Plan plan = plan_of(world);
  const std::string where = " in account " + std::string(kAccountId);
  ASSERT_EQ(problems_of(plan), (Texts{"CFP4220 no KV namespace \"cach\"" + where,
                                      "CFP4220 no Hyperdrive configuration \"order\"" + where}));
  EXPECT_EQ(plan.diagnostics[0].hint,
            "the nearest are cache and cache-old; correct the name, or say create: true to have it "
            "made");
  EXPECT_EQ(plan.diagnostics[1].hint,
            "the nearest is orders; correct the name, or make it with wrangler");
}

TEST(Bindings, OfWhichNobodyCouldTellAreAnErrorOnce) {
  World world = world_with(
      "", {bound(BindingKind::Queue, "A", "mail"), bound(BindingKind::Queue, "B", "mail")});
  world.account.put({Topic::Queues, "", kAccountId, ""},
                    Answer<std::vector<Resource>>(CouldNotTell{
                        {"CFP4004", Severity::Error, "not allowed", std::nullopt, "", "", ""}}));
  EXPECT_EQ(problems_of(plan_of(world)), Texts{"CFP4004 not allowed"});
}

TEST(Bindings, InAListOfAnotherTypeAreRefused) {
  World world = world_with("queues = [1]\nkv_namespaces = \"x\"\n",
                           {bound(BindingKind::KvNamespace, "CACHE", "cache"),
                            bound(BindingKind::Queue, "MAIL", "mail")});
  EXPECT_EQ(problems_of(plan_of(world)),
            (Texts{"CFP2041 env.acme-live.kv_namespaces is a string, not a list",
                   "CFP2041 env.acme-live.queues is a list, not a map"}));
}

TEST(Bindings, ShareOneSetOfNamesWithSecrets) {
  World world = world_with("kv_namespaces = [{ binding = \"OLD\", id = \"a\" }]\n",
                           {bound(BindingKind::KvNamespace, "CACHE", "cache")});
  Deployment& acme = world.desired.deployments[0];
  acme.secrets = {{"OLD", SecretFromEnv{"S"}, std::nullopt, {}}};
  acme.secrets_declared = true;
  EXPECT_EQ(problems_of(plan_of(world)),
            Texts{"CFP6301 the secret \"OLD\" has the name of an entry of [env.acme-live] "
                  "kv_namespaces"});
  acme.ownership = Ownership::Exact;
  EXPECT_EQ(problems_of(plan_of(world)), Texts{});
}

TEST(Drift, TellsOtherBindingsToo) {
  World world = world_with(
      "kv_namespaces = [{ binding = \"CACHE\", id = \"kv-id\" }]\n"
      "r2_buckets = [{ binding = \"FILES\", bucket_name = \"uploads\" }]\n",
      {});
  world.workers = {"shop-acme-live"};
  world.live["shop-acme-live"] = {{"kv_namespace", "CACHE", "kv-id-2"},
                                  {"queue", "MAIL", "mail"},
                                  {"r2_bucket", "FILES", "uploads"}};
  world.options.drift = DriftCheck::Report;
  Texts texts;
  for (const Drift& drift : plan_of(world).drift) texts.push_back(drift.text);
  EXPECT_EQ(texts, (Texts{"KV namespace CACHE is kv-id-2 live, kv-id in wrangler.toml",
                          "queue MAIL is mail live, not in wrangler.toml"}));
}

}  // namespace
}  // namespace cfplan
