#include <gtest/gtest.h>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

constexpr const char* kLayers = R"(version: 1
defaults:
  domain: defaults.example.com
  vars: { A: defaults, B: defaults, C: defaults, D: defaults, FLAGS: { x: 1, y: 1, z: 1 } }
  databases: [ { binding: DB, name: shared }, { binding: LOG, name: log } ]
  routes: [ defaults.example.com/* ]
  env: { E: defaults, F: gone }
  secrets: { S: { from_env: OLD }, T: { generate: 32, version: 1 }, U: { from_env: U } }
environments:
  production:
    vars: { B: environments, C: environments, D: environments }
customers:
  acme:
    domain: Acme.Example.com
    vars: { C: customer, D: customer, FLAGS: { y: 2, z: null } }
    secrets: { S: { from_file: secret.txt, keep_newline: true }, U: null }
    environments:
      production:
        vars: { D: deployment, A: null }
        databases: [ { binding: DB, create: true } ]
        routes: [ "${domain}/api/*" ]
        env: { F: null, CUSTOMER_ID: null }
        secrets: { T: { version: 2b } }
      staging:
)";

const Deployment& deployment(const Manifest::Reading& reading, std::size_t index) {
  return reading.desired.deployments.at(index);
}

TEST(Layers, LetTheLaterOneWinKeyByKey) {
  const auto reading = read_manifest(kLayers);
  ASSERT_EQ(told(reading.diagnostics), Told{});
  const auto& vars = deployment(reading, 0).vars;
  EXPECT_FALSE(vars.contains("A"));
  EXPECT_EQ(vars.at("B").value, Value("environments"));
  EXPECT_EQ(vars.at("C").value, Value("customer"));
  EXPECT_EQ(vars.at("D").value, Value("deployment"));
  EXPECT_EQ(vars.at("D").origin,
            (Origin{"deployments.yaml", 19, 20, "customers.acme.environments.production"}));
  EXPECT_EQ(one_line_text(vars.at("FLAGS").value), R"({"x": 1, "y": 2})");
}

TEST(Layers, ReachDeploymentsThatSayNothingThemselves) {
  const auto reading = read_manifest(kLayers);
  const Deployment& staging = deployment(reading, 1);
  EXPECT_EQ(staging.key.text(), "acme/staging");
  EXPECT_EQ(staging.vars.at("A").value, Value("defaults"));
  EXPECT_EQ(staging.vars.at("C").value, Value("customer"));
}

TEST(Layers, ReplaceListsAsAWholeAndMergeDatabasesByBinding) {
  const auto reading = read_manifest(kLayers);
  const Deployment& production = deployment(reading, 0);
  ASSERT_EQ(production.routes.size(), 1U);
  EXPECT_EQ(production.routes[0].pattern, "acme.example.com/api/*");
  ASSERT_EQ(production.databases.size(), 2U);
  EXPECT_EQ(production.databases[0].name, "shared");
  EXPECT_TRUE(production.databases[0].create);
  EXPECT_EQ(production.databases[1].name, "log");
}

TEST(Layers, RemoveInheritedAndDerivedKeysByNull) {
  const auto reading = read_manifest(kLayers);
  const auto& env = deployment(reading, 0).env;
  EXPECT_FALSE(env.contains("F"));
  EXPECT_FALSE(env.contains("CUSTOMER_ID"));
  EXPECT_EQ(env.at("CUSTOMER_DOMAIN").value, "acme.example.com");
  EXPECT_EQ(deployment(reading, 1).env.at("CUSTOMER_ID").value, "acme");
}

TEST(Layers, ReplaceTheSourceOfASecretAndMergeItsVersion) {
  const auto reading = read_manifest(kLayers);
  const auto& secrets = deployment(reading, 0).secrets;
  ASSERT_EQ(secrets.size(), 2U);
  EXPECT_EQ(secrets[0].source, SecretSource(SecretFromFile{"secret.txt", true}));
  EXPECT_EQ(secrets[1].source, SecretSource(SecretGenerated{32}));
  EXPECT_EQ(secrets[1].version, "2b");
}

TEST(Layers, RemoveWholeMapsByNull) {
  const auto reading = read_manifest(
      "version: 1\ndefaults: { vars: { A: 1 }, routes: [ a.com/* ], domain: a.com }\n"
      "customers: { acme: { environments: { production: { vars: null, routes: null, domain: ~ } } "
      "} "
      "}\n");
  const Deployment& production = deployment(reading, 0);
  EXPECT_TRUE(production.vars.empty());
  EXPECT_FALSE(production.routes_declared);
  EXPECT_FALSE(production.domain.has_value());
  EXPECT_FALSE(production.account_managed);
}

TEST(Layers, MakeTheLayoutLoseAgainstTheDeployment) {
  const auto reading = read_manifest(
      "version: 1\nlayout: { worker: \"${service}-${customer}\", env_file: \"env/${customer}\" }\n"
      "customers:\n  a: { environments: { production: { wrangler_env: p } } }\n"
      "  b: { environments: { production: { worker: null, env_file: null } } }\n");
  ASSERT_EQ(told(reading.diagnostics), Told{});
  EXPECT_EQ(deployment(reading, 0).worker,
            (Sourced<std::string>{"data-service-a", {"deployments.yaml", 2, 19, "layout"}}));
  EXPECT_EQ(deployment(reading, 0).wrangler_env, "p");
  EXPECT_EQ(deployment(reading, 0).env_file, "env/a");
  EXPECT_FALSE(deployment(reading, 1).worker.has_value());
  EXPECT_FALSE(deployment(reading, 1).env_file.has_value());
  EXPECT_EQ(deployment(reading, 1).wrangler_env, "production");
}

TEST(Layers, TakeTheZoneFromTheHostANameOrNowhere) {
  const auto zone = [](const std::string& keys) {
    const auto reading = read_manifest(one_deployment("domain: a.com\n" + keys));
    return std::pair(reading.desired.deployments.at(0).zone,
                     reading.desired.deployments.at(0).account_managed);
  };
  EXPECT_EQ(zone("vars: {}"), std::pair(ZoneChoice(ZoneFromHost{}), true));
  EXPECT_EQ(zone("zone: Example.com"), std::pair(ZoneChoice(ZoneNamed{"example.com"}), true));
  EXPECT_EQ(zone("zone: null"), std::pair(ZoneChoice(NoZone{}), false));
}

TEST(Layers, ManageTheAccountOnlyWhereAFactNeedsIt) {
  const auto managed = [](const std::string& keys) {
    return read_manifest(one_deployment(keys)).desired.deployments.at(0).account_managed;
  };
  EXPECT_FALSE(managed("worker: w\nwrangler_env: x\nvars: { A: 1 }\nenv: { B: 2 }"));
  EXPECT_TRUE(managed("routes: [ a.com/* ]\nzone: null"));
  EXPECT_TRUE(managed("databases: [ { binding: DB, name: d } ]"));
  EXPECT_TRUE(managed("secrets: { S: { generate: 32 } }"));
}

TEST(Layers, SayWhyWhatIsNotDeclaredGoes) {
  const auto reading = read_manifest(
      "version: 1\nownership: exact\ncustomers:\n  acme:\n    environments:\n      a:\n"
      "      b: { ownership: additive }\n      c: { ownership: exact }\n      d: { state: absent "
      "}\n");
  EXPECT_EQ(deployment(reading, 0).removal_origin,
            (Origin{"deployments.yaml", 2, 12, "ownership: exact"}));
  EXPECT_EQ(deployment(reading, 1).removal_origin, Origin{});
  EXPECT_EQ(deployment(reading, 2).removal_origin,
            (Origin{"deployments.yaml", 8, 23, "customers.acme.environments.c, ownership: exact"}));
  EXPECT_EQ(deployment(reading, 3).removal_origin,
            (Origin{"deployments.yaml", 9, 19, "customers.acme.environments.d, state: absent"}));
}

}  // namespace
}  // namespace cfplan
