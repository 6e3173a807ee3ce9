#include "cfplan/manifest/manifest_writer.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cfplan {
namespace {

/// What the manifest says after its first line.
std::string written(const StandingProject& project) {
  const std::string text = write_manifest(project);
  return text.substr(text.find('\n') + 1);
}

StandingDeployment deployment(const std::string& customer, const std::string& environment,
                              Value::Map vars = {}, Value::Map env = {}) {
  return {.key = {customer, environment},
          .wrangler_env = customer + "-" + environment,
          .env_file = "config/customers/" + customer + "/" + environment + ".env",
          .vars = std::move(vars),
          .env = std::move(env)};
}

TEST(ManifestWriter, LeavesCredentialsOutAndNamesTheirKeys) {
  const StandingProject project{.deployments = {{.key = {"acme", "production"},
                                                 .wrangler_env = "production",
                                                 .vars = {{"API_KEY", "abcdefgh1234"}}}}};
  EXPECT_EQ(written(project),
            "\n"
            "layout:\n"
            "  env_file: null\n"
            "\n"
            "customers:\n"
            "  acme:\n"
            "    environments:\n"
            "      # Not declared, since it looks like a credential (declare it under secrets): "
            "vars.API_KEY\n"
            "      production: {}\n");
}

TEST(ManifestWriter, NamesTheSectionsOnceWhereMostFollowTheirCustomer) {
  const StandingProject project{
      .deployments = {{.key = {"acme", "live"}, .wrangler_env = "acme-live"},
                      {.key = {"acme", "test"}, .wrangler_env = "acme-test"},
                      {.key = {"initech", "live"}, .wrangler_env = "live"}}};
  EXPECT_EQ(written(project),
            "\n"
            "layout:\n"
            "  wrangler_env: \"${customer}-${environment}\"\n"
            "  env_file: null\n"
            "\n"
            "customers:\n"
            "  acme:\n"
            "    environments:\n"
            "      live: {}\n"
            "      test: {}\n"
            "  initech:\n"
            "    environments:\n"
            "      live:\n"
            "        wrangler_env: live\n");
}

TEST(ManifestWriter, WritesAnEmptyMapWhereNothingIsDeployed) {
  EXPECT_EQ(written({}), "\ncustomers: {}\n");
}

TEST(ManifestWriter, SaysWhatDeploymentsShareOnce) {
  const StandingProject project{
      .deployments = {
          deployment("acme", "staging", {{"SERVICE_DOMAIN", "acme"}, {"LOG_LEVEL", "info"}},
                     {{"CUSTOMER_ID", "acme"},
                      {"CUSTOMER_DOMAIN", "acme.com"},
                      {"API_URL", "https://api.acme.com"}}),
          deployment("acme", "production", {{"SERVICE_DOMAIN", "acme"}, {"LOG_LEVEL", "warn"}},
                     {{"CUSTOMER_ID", "acme"},
                      {"CUSTOMER_DOMAIN", "acme.com"},
                      {"API_URL", "https://api.acme.com"}}),
          deployment("initech", "staging", {{"SERVICE_DOMAIN", "initech"}, {"LOG_LEVEL", "info"}},
                     {{"CUSTOMER_ID", "initech"},
                      {"CUSTOMER_DOMAIN", "initech.org"},
                      {"API_URL", "https://api.initech.org"},
                      {"FEATURE_BETA", "true"}}),
          deployment("initech", "production",
                     {{"SERVICE_DOMAIN", "initech"}, {"LOG_LEVEL", "warn"}},
                     {{"CUSTOMER_ID", "initech"},
                      {"CUSTOMER_DOMAIN", "initech.org"},
                      {"API_URL", "https://initech.org/api"}})}};
  EXPECT_EQ(written(project),
            "\n"
            "layout:\n"
            "  wrangler_env: \"${customer}-${environment}\"\n"
            "\n"
            "defaults:\n"
            "  zone: null  # none is looked up; remove it to declare routes\n"
            "  vars:\n"
            "    SERVICE_DOMAIN: \"${customer}\"\n"
            "    LOG_LEVEL: info\n"
            "  env:\n"
            "    API_URL: \"https://api.${domain}\"\n"
            "\n"
            "environments:\n"
            "  production:\n"
            "    vars:\n"
            "      LOG_LEVEL: warn\n"
            "\n"
            "customers:\n"
            "  acme:\n"
            "    domain: acme.com\n"
            "    environments:\n"
            "      staging: {}\n"
            "      production: {}\n"
            "  initech:\n"
            "    domain: initech.org\n"
            "    environments:\n"
            "      staging:\n"
            "        env:\n"
            "          FEATURE_BETA: true\n"
            "      production:\n"
            "        env:\n"
            "          API_URL: \"https://${domain}/api\"\n");
}

TEST(ManifestWriter, TakesAwayWhatOnlyOneDeploymentLacks) {
  const StandingProject project{
      .deployments = {deployment("a", "live", {}, {{"CUSTOMER_ID", "a"}, {"REGION", "eu"}}),
                      deployment("b", "live", {}, {{"CUSTOMER_ID", "b"}, {"REGION", "eu"}}),
                      deployment("c", "live", {}, {{"CUSTOMER_ID", "c"}, {"REGION", "eu"}}),
                      deployment("d", "live", {}, {{"CUSTOMER_ID", "x"}})}};
  const std::string text = written(project);
  EXPECT_NE(text.find("defaults:\n  env:\n    REGION: eu\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  d:\n    environments:\n      live:\n        env:\n"
                      "          CUSTOMER_ID: x\n          REGION: null\n"),
            std::string::npos)
      << text;
}

TEST(ManifestWriter, DoesNotLayMapsOverEachOther) {
  const StandingProject project{
      .deployments = {deployment("a", "live", {{"LIMITS", Value::Map{{"cpu", 1}, {"mem", 2}}}}),
                      deployment("b", "live", {{"LIMITS", Value::Map{{"cpu", 1}, {"mem", 2}}}}),
                      deployment("c", "live", {{"LIMITS", Value::Map{{"cpu", 1}}}})}};
  const std::string text = written(project);
  EXPECT_EQ(text.find("defaults:\n  vars:"), std::string::npos) << text;
  EXPECT_NE(text.find("LIMITS: { cpu: 1, mem: 2 }"), std::string::npos) << text;
}

}  // namespace
}  // namespace cfplan
