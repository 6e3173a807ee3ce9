#include "cfplan/manifest/manifest.hpp"

#include <gtest/gtest.h>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

constexpr const char* kContract = R"(# yaml-language-server: $schema=deployments.schema.json
version: 1
service: data-service
wrangler: wrangler.toml
accounts:
  main:  { id: 0506015145cda87c34f9ab8e9675a8a9, token_env: CLOUDFLARE_API_TOKEN }
  other: { token_env: OTHER_CLOUDFLARE_API_TOKEN }
layout:
  wrangler_env:  "${environment}"
  worker:        null
  env_file:      "config/customers/${customer}/${environment}.env"
  base_env_file: config/base/variables.base.env
  base_wrangler: config/base/wrangler.base.toml
  zone_id:       route
ownership: additive
include: [ "customers/*.yaml" ]
defaults:
  vars: { LOG_LEVEL: info }
environments:
  production: { vars: { LOG_LEVEL: warn }, protected: true }
customers:
  testcorp:
    domain: wetechfounders.com
    environments:
      production:
        worker: data-service-prod
        account: main
        routes: [ "${domain}/*" ]
        databases:
          - { binding: DB, name: testcorp-auth-db, create: true }
        vars: { SERVICE_DOMAIN: "${customer}" }
        env:  { API_URL: "https://api.${domain}", FEATURE_BETA: true }
        secrets:
          CLOUDFLARE_API_TOKEN: { from_env: TESTCORP_CLOUDFLARE_API_TOKEN }
          SESSION_KEY:          { generate: 32, version: 2 }
      staging: { state: absent }
)";

TEST(Manifest, ReadsTheExampleOfTheContract) {
  const Manifest::Reading reading = read_manifest(kContract);
  EXPECT_EQ(told(reading.diagnostics), Told{});
  ASSERT_EQ(reading.desired.deployments.size(), 2U);
  const Deployment& production = reading.desired.deployments[0];
  EXPECT_EQ(production.key, (DeploymentKey{"testcorp", "production"}));
  EXPECT_EQ(production.origin,
            (Origin{"deployments.yaml", 25, 7, "customers.testcorp.environments.production"}));
  EXPECT_EQ(production.state, DeploymentState::Present);
  EXPECT_EQ(production.wrangler_file, "wrangler.toml");
  EXPECT_EQ(production.wrangler_env, "production");
  EXPECT_EQ(production.worker->value, "data-service-prod");
  EXPECT_EQ(production.env_file, "config/customers/testcorp/production.env");
  EXPECT_EQ(production.domain->value, "wetechfounders.com");
  EXPECT_EQ(production.domain->origin, (Origin{"deployments.yaml", 23, 13, "customers.testcorp"}));
  EXPECT_EQ(production.account->value, "main");
  ASSERT_EQ(production.routes.size(), 1U);
  EXPECT_EQ(production.routes[0].pattern, "wetechfounders.com/*");
  ASSERT_EQ(production.databases.size(), 1U);
  EXPECT_EQ(production.databases[0].name, "testcorp-auth-db");
  EXPECT_TRUE(production.databases[0].create);
  EXPECT_EQ(production.vars.at("LOG_LEVEL").value, Value("warn"));
  EXPECT_EQ(production.vars.at("LOG_LEVEL").origin.layer, "environments.production");
  EXPECT_EQ(production.vars.at("SERVICE_DOMAIN").value, Value("testcorp"));
  EXPECT_EQ(production.env.at("API_URL").value, "https://api.wetechfounders.com");
  EXPECT_EQ(production.env.at("FEATURE_BETA").value, "true");
  EXPECT_EQ(production.env.at("CUSTOMER_ID"),
            (Sourced<std::string>{"testcorp", {.layer = "derived"}}));
  EXPECT_EQ(production.env.at("CUSTOMER_DOMAIN").value, "wetechfounders.com");
  ASSERT_EQ(production.secrets.size(), 2U);
  EXPECT_EQ(production.secrets[0].source,
            SecretSource(SecretFromEnv{"TESTCORP_CLOUDFLARE_API_TOKEN"}));
  EXPECT_EQ(production.secrets[1].source, SecretSource(SecretGenerated{32}));
  EXPECT_EQ(production.secrets[1].version, "2");
  EXPECT_TRUE(production.is_protected);
  EXPECT_TRUE(production.account_managed);
  EXPECT_EQ(reading.desired.deployments[1].state, DeploymentState::Absent);
  EXPECT_EQ(reading.desired.accounts.at("other").token_env, "OTHER_CLOUDFLARE_API_TOKEN");
  EXPECT_EQ(reading.desired.accounts.at("main").id, "0506015145cda87c34f9ab8e9675a8a9");
}

TEST(Manifest, PointsAtAnUnknownKeyAndNamesTheClosest) {
  const Manifest::Reading reading = read_manifest(one_deployment("databse: testcorp-db"));
  EXPECT_EQ(told(reading.diagnostics),
            Told{"CFP1203 6:9 [acme/production] unknown key \"databse\" in "
                 "customers.acme.environments.production | the key is \"databases\""});
  EXPECT_EQ(reading.diagnostics[0].place->caret_width, 7U);
  EXPECT_EQ(reading.desired.broken, (std::vector<DeploymentKey>{{"acme", "production"}}));
  EXPECT_TRUE(reading.desired.deployments.empty());
}

}  // namespace
}  // namespace cfplan
