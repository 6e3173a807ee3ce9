#include "cfplan/render/deployment_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cfplan {
namespace {

DeploymentFacts acme() {
  DeploymentFacts d;
  d.key = {"acme", "production"};
  d.wrangler_file = "wrangler.toml";
  d.wrangler_env = "production";
  d.env_file = "config/customers/acme/production.env";
  d.worker = {"shop-acme", "wrangler.toml, env.production.name"};
  d.account_id = {"0506015145cda87c34f9ab8e9675a8a9", "wrangler.toml, account_id"};
  d.domain = {"acme.example", "config/customers/acme/production.env"};
  d.zone_ids = {"1a2b3c4d5e6f70819203a4b5c6d7e8f9"};
  d.databases = {{"DB", "acme-db", "14050249-6d7a-470a-9a80-487ae8c39af0",
                  "wrangler.toml, env.production.d1_databases[0]"}};
  d.api_token = SecretState::Configured;
  d.other_secrets = {{"SESSION_KEY", SecretState::Configured, "deployments.yaml:20"},
                     {"API_KEY", SecretState::Missing, "deployments.yaml:21"}};
  d.routes = {{"acme.example/*", "1a2b3c4d5e6f70819203a4b5c6d7e8f9", false, "wrangler.toml"},
              {"www.acme.example", "", true, "wrangler.toml"}};
  d.vars = {
      {"LOG_LEVEL", "\"warn\"", "deployments.yaml:12, environments.production", std::nullopt}};
  d.env = {
      {"API_URL", "https://api.acme.example", "deployments.yaml:30", "https://api.example"},
      {"OLD_API_KEY", "0123456789abcdef", "config/customers/acme/production.env", std::nullopt},
      {"TIMEOUT", std::nullopt, "", "30"}};
  d.base_env_file = "config/base/variables.base.env";
  return d;
}

DeploymentFacts unmanaged() {
  DeploymentFacts d;
  d.is_managed = false;
  d.wrangler_file = "wrangler.toml";
  d.wrangler_env = "preview";
  return d;
}

TEST(DeploymentList, ShowsTheSixFactsOnTwoLinesInEightyColumns) {
  EXPECT_EQ(render_list_text({acme(), unmanaged()}, {}),
            "DEPLOYMENT                 DOMAIN        ACCOUNT ID    ZONE ID\n"
            "  DATABASE (ID)           API TOKEN\n"
            "acme/production            acme.example  05060151****  1a2b3c4d****\n"
            "  acme-db (14050249****)  configured, 1 other, 1 other missing\n"
            "[env.preview] (unmanaged)  -             -             -\n"
            "  -                       unknown\n");
}

TEST(DeploymentList, ShowsThemOnOneLineWhereThereIsRoom) {
  Style style;
  style.width = 140;
  EXPECT_EQ(render_list_text({acme()}, style),
            "DEPLOYMENT       DOMAIN        ACCOUNT ID    ZONE ID       DATABASE (ID)           "
            "API TOKEN\n"
            "acme/production  acme.example  05060151****  1a2b3c4d****  acme-db (14050249****)  "
            "configured, 1 other, 1 other missing\n");
}

TEST(DeploymentList, TruncatesNothingHoweverNarrow) {
  DeploymentFacts d = acme();
  d.domain.value = std::string(70, 'a') + ".example";
  Style style;
  style.width = 20;
  style.ids = IdDisplay::Full;
  const std::string text = render_list_text({d}, style);
  EXPECT_NE(text.find(d.domain.value), std::string::npos);
  EXPECT_NE(text.find(d.account_id.value), std::string::npos);
  EXPECT_NE(text.find("acme-db (14050249-6d7a-470a-9a80-487ae8c39af0)"), std::string::npos);
}

TEST(DeploymentList, SaysWhenThereIsNone) {
  EXPECT_EQ(render_list_text({}, {}), "No deployments\n");
}

TEST(DeploymentDetail, TellsWhereEachValueComesFrom) {
  EXPECT_EQ(render_describe_text(acme(), {}), R"text(acme/production
  section     [env.production]                      wrangler.toml
  worker      shop-acme
              wrangler.toml, env.production.name
  account id  05060151****                          wrangler.toml, account_id
  zone id     1a2b3c4d****
  domain      acme.example
              config/customers/acme/production.env
  database    acme-db (14050249****), binding DB
              wrangler.toml, env.production.d1_databases[0]
  API token   configured                            secret CLOUDFLARE_API_TOKEN
  env file    config/customers/acme/production.env

Routes:
  acme.example/*    zone 1a2b3c4d****  wrangler.toml
  www.acme.example  custom domain      wrangler.toml

Secrets:
  SESSION_KEY  configured  deployments.yaml:20
  API_KEY      missing     deployments.yaml:21

Vars:
  LOG_LEVEL  "warn"  deployments.yaml:12, environments.production

Env:
  API_URL      https://api.acme.example
               deployments.yaml:30; fallback https://api.example in config/base/variables.base.env
  OLD_API_KEY  ****                      config/customers/acme/production.env
  TIMEOUT      30                        config/base/variables.base.env
)text");
}

TEST(DeploymentDetail, ShowsWhatEachLayerSaysTheWinnerFirst) {
  DeploymentFacts d = unmanaged();
  d.explanation = {{"vars.LOG_LEVEL",
                    {{"warn", {"deployments.yaml", 26, 17, "environments.production"}},
                     {"info", {"deployments.yaml", 11, 17, "defaults"}}}},
                   {"env.OLD_API_KEY", {{"0123456789abcdef", {"more.yaml", 3, 1, "defaults"}}}},
                   {"env.CUSTOMER_ID", {{"acme", {.layer = "derived"}}}},
                   {"secrets.A_TOKEN", {{"from_env: TOKEN", {"more.yaml", 4, 1, "defaults"}}}}};
  const std::string text = render_describe_text(d, {});
  EXPECT_EQ(text.substr(std::min(text.find("Layers:"), text.size())),
            "Layers:\n"
            "  vars.LOG_LEVEL   warn             deployments.yaml:26, environments.production\n"
            "                   over info        deployments.yaml:11, defaults\n"
            "  env.OLD_API_KEY  ****             more.yaml:3, defaults\n"
            "  env.CUSTOMER_ID  acme             derived\n"
            "  secrets.A_TOKEN  from_env: TOKEN  more.yaml:4, defaults\n");
  const std::string json = render_describe_json(d, IdDisplay::Masked);
  EXPECT_NE(json.find(R"({
          "text": "info",
          "layer": "defaults",
          "file": "deployments.yaml",
          "line": 11
        })"),
            std::string::npos)
      << json;
  EXPECT_EQ(json.find("0123456789abcdef"), std::string::npos);
}

TEST(DeploymentDetail, MakesHostileValuesVisible) {
  DeploymentFacts d = unmanaged();
  d.env = {{"A\x1b", "x\n::error::y\xE2\x80\xAE", "f\x07", std::nullopt}};
  const std::string text = render_describe_text(d, {});
  EXPECT_NE(text.find("A\\u{001B}  x\\u{000A}::error::y\\u{202E}  f\\u{0007}\n"), std::string::npos)
      << text;
}

TEST(DeploymentJson, ListsTheFactsInAscii) {
  DeploymentFacts d = acme();
  d.domain.value = "caf\xC3\xA9.example\xFF";
  d.other_secrets.clear();
  EXPECT_EQ(render_list_json({d}, IdDisplay::Masked), R"text({
  "format_version": 1,
  "deployments": [
    {
      "customer": "acme",
      "environment": "production",
      "managed": true,
      "wrangler_file": "wrangler.toml",
      "wrangler_env": "production",
      "env_file": "config/customers/acme/production.env",
      "worker": "shop-acme",
      "account_id": "05060151****",
      "zone_ids": [
        "1a2b3c4d****"
      ],
      "domain": "caf\u00e9.example\ufffd",
      "databases": [
        {
          "binding": "DB",
          "name": "acme-db",
          "id": "14050249****"
        }
      ],
      "secrets": {
        "CLOUDFLARE_API_TOKEN": "configured",
        "others": []
      }
    }
  ]
}
)text");
}

TEST(DeploymentJson, DescribesOneDeploymentWithSourcesAndWithoutCredentials) {
  const std::string json = render_describe_json(acme(), IdDisplay::Full);
  for (const char* piece :
       {"\"account_id\": \"0506015145cda87c34f9ab8e9675a8a9\"",
        "\"name\": \"OLD_API_KEY\",\n      \"value\": \"****\"",
        "\"name\": \"TIMEOUT\",\n      \"value\": null,\n      \"source\": null,\n"
        "      \"fallback\": \"30\"",
        "\"pattern\": \"www.acme.example\",\n      \"zone_id\": null,\n      \"custom_domain\": "
        "true",
        "\"base_env_file\": \"config/base/variables.base.env\""}) {
    EXPECT_NE(json.find(piece), std::string::npos) << piece << "\n" << json;
  }
  EXPECT_EQ(json.find("0123456789abcdef"), std::string::npos);
  EXPECT_NE(render_describe_json(unmanaged(), IdDisplay::Masked).find("\"customer\": null"),
            std::string::npos);
}

}  // namespace
}  // namespace cfplan
