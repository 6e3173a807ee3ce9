#include <gtest/gtest.h>

#include <random>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t below) {
  return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
}

template <class T>
const T& one_of(Random& random, const std::vector<T>& all) {
  return all[pick(random, all.size())];
}

const std::vector<std::string> kRoutes{
    "",
    "route = \"example.com/*\"\n",
    "route = { pattern = \"a.example.com/*\", zone_name = \"example.com\" } # r\n",
    "routes = [ \"example.com/*\", { pattern = \"b.example.com/*\", zone_id = \"stale\" } ]\n",
    "routes = [\n  { pattern = \"shop.example.com\", custom_domain = true }, # one\n"
    "  \"a.example.com/*\",\n]\n",
    "routes = []\n"};
const std::vector<std::string> kVars{"", "vars = { LOG = \"a\", KEEP = 1 }\n",
                                     "vars.LOG = 'a' # why\nvars.LIMIT = 1_000\n"};
const std::vector<std::string> kDatabases{
    "", "d1_databases = [ { binding = \"DB\", database_name = \"x\", database_id = \"y\" } ]\n"};
const std::vector<std::string> kTails{"", "\n[env.X.limits]\ncpu_ms = 1 # keep\n",
                                      "\n[[env.X.kv_namespaces]]\nbinding = \"KV\"\nid = \"1\"\n"};
const std::vector<std::string> kEnvFiles{"", "# c\nCUSTOMER_ID='old'\n", "OTHER=1\r\nMODE=a\r\n",
                                         "MODE=\"a b\" # c\nOTHER=2"};

std::string section(Random& random, const std::string& env) {
  std::string text = "\n# about " + env + "\n[env.X]\n" + one_of(random, kRoutes) +
                     one_of(random, kVars) + one_of(random, kDatabases) + one_of(random, kTails);
  for (std::size_t at = text.find(".X"); at != std::string::npos; at = text.find(".X", at)) {
    text.replace(at, 2, "." + env);
  }
  return text;
}

void want(Random& random, Deployment& deployment) {
  const auto maybe = [&] { return pick(random, 2) == 0; };
  deployment.account_managed = true;
  deployment.ownership = pick(random, 3) == 0 ? Ownership::Exact : Ownership::Additive;
  if (pick(random, 8) == 0) deployment.state = DeploymentState::Absent;
  for (const char* host : {"", "a.", "b.", "c."}) {
    if (maybe()) deployment.routes.push_back(route(host + std::string("example.com/*")));
  }
  if (maybe()) {
    deployment.routes.push_back(route("shop.example.com"));
    deployment.routes.back().custom_domain = true;
  }
  deployment.routes_declared = !deployment.routes.empty() || maybe();
  for (const char* binding : {"DB", "LOGS"}) {
    if (!maybe()) continue;
    deployment.databases.push_back(database(binding, maybe() ? "known-db" : "new-db"));
    deployment.databases.back().create = true;
  }
  deployment.databases_declared = !deployment.databases.empty() || maybe();
  if (maybe()) deployment.vars["LOG"] = var("b");
  if (maybe()) deployment.vars["LIMIT"] = var(1000);
  if (maybe()) deployment.vars["DEEP"] = var(Value::Map{{"a", Value::List{1, "two"}}});
  deployment.env["CUSTOMER_ID"] = text(deployment.key.customer);
  if (maybe()) deployment.env["MODE"] = text("b # c");
  if (maybe()) deployment.worker = text(deployment.key.customer + "-worker");
  if (maybe()) deployment.zone_id_place = ZoneIdPlace::Env;
  if (maybe()) deployment.secrets = {{"KEY", SecretFromEnv{"K"}, std::nullopt, {}}};
  deployment.secrets_declared = !deployment.secrets.empty();
  deployment.create_worker = maybe();
}

World random_world(unsigned seed) {
  Random random(seed);
  World world;
  std::string toml = "name = \"shop\" # name\n";
  if (pick(random, 2) == 0) toml += "account_id = \"" + std::string(kAccountId) + "\"\n";
  const std::size_t count = 1 + pick(random, 4);
  for (std::size_t i = 0; i < count; ++i) {
    Deployment& deployment = world.add("c" + std::to_string(i), "live");
    want(random, deployment);
    if (pick(random, 3) != 0) toml += section(random, deployment.wrangler_env);
    const std::string env = one_of(random, kEnvFiles);
    if (!env.empty()) world.file(*deployment.env_file, env);
  }
  world.file("wrangler.toml", toml);
  world.databases = {{"known-id", "known-db"}};
  world.workers = {"c0-worker", "shop-c1-live"};
  return world;
}

// Apply, plan again: nothing to do. Whatever stands there and whatever is wanted.
TEST(Property, APlanAfterItsApplyIsEmpty) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World world = random_world(seed);
    const std::string before = world.bytes("wrangler.toml");
    const Plan first = plan_of(world);
    for (const PlannedDeployment& deployment : first.deployments) {
      ASSERT_NE(deployment.verdict, DeploymentVerdict::Broken)
          << deployment.key.text() << ": " << first.diagnostics.front().message << "\n"
          << before;
    }
    world.apply(first);
    const Plan second = plan_of(world);
    ASSERT_EQ(changes_of(second), std::vector<std::string>{}) << before << "\n---\n"
                                                              << world.bytes("wrangler.toml");
    ASSERT_TRUE(second.empty());
  }
}

TEST(Property, EqualInputsGiveEqualPlans) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    World one = random_world(seed);
    World other = random_world(seed);
    EXPECT_EQ(plan_of(one).fingerprint, plan_of(other).fingerprint);
  }
}

}  // namespace
}  // namespace cfplan
