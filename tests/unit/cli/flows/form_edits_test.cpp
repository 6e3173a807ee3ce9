#include "cli/flows/form_edits.hpp"

#include <gtest/gtest.h>

#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

const DeploymentKey kAcme{"acme", "production"};

std::string declared(const std::string& manifest, const DeploymentForm& form) {
  tests::FakeProject files;
  if (!manifest.empty()) files.files["deployments.yaml"] = manifest;
  EditedManifest edited(files, "deployments.yaml");
  const auto done = declare_deployment(form, "deployments.yaml", edited);
  if (!done) return done.error().diagnostics.front().message;
  return edited.read("deployments.yaml").value().bytes;
}

std::string changed(const std::string& manifest, DeploymentForm form,
                    const Deployment* standing = nullptr) {
  tests::FakeProject files;
  files.files["deployments.yaml"] = manifest;
  EditedManifest edited(files, "deployments.yaml");
  form.key = kAcme;
  const auto done = change_deployment(form, standing, "deployments.yaml", edited);
  if (!done) return done.error().diagnostics.front().message;
  return edited.read("deployments.yaml").value().bytes;
}

TEST(FormEdits, BeginAManifestWithTheFirstDeployment) {
  EXPECT_EQ(declared("", {.key = kAcme,
                          .domain = "acme.com",
                          .database_wish = DatabaseWish::Create,
                          .database = "acme-db",
                          .routes = {"${domain}/*"},
                          .vars = {{"SERVICE_DOMAIN", "${customer}"}},
                          .secrets = {{"KEY", Value::Map{{"generate", 32}}}}}),
            R"(version: 1
customers:
  acme:
    domain: acme.com
    environments:
      production:
        routes: [ "${domain}/*" ]
        databases: [ { binding: DB, name: acme-db, create: true } ]
        vars:
          SERVICE_DOMAIN: "${customer}"
        secrets:
          KEY:
            generate: 32
)");
}

TEST(FormEdits, HideDatabasesOfOuterLayers) {
  const std::string manifest =
      "environments:\n  production: {}\ncustomers:\n  acme:\n"
      "    environments:\n      staging: {}\n";
  EXPECT_EQ(declared(manifest, {.key = kAcme,
                                .worker = "shop",
                                .database_wish = DatabaseWish::None,
                                .hides_databases = true}),
            manifest + "      production:\n        worker: shop\n        databases:\n");
}

TEST(FormEdits, RepeatNoDomainThatTheCustomerHas) {
  const std::string manifest =
      "customers:\n  acme:\n    domain: acme.com\n    environments:\n      staging: {}\n";
  EXPECT_EQ(declared(manifest, {.key = kAcme, .domain = "acme.com", .worker = "shop"}),
            manifest + "      production:\n        worker: shop\n");
  EXPECT_EQ(declared(manifest, {.key = kAcme, .domain = "other.com"}),
            manifest + "      production:\n        domain: other.com\n");
}

constexpr const char* kManifest = R"(customers:
  acme:
    domain: acme.com
    environments:
      production:
        routes: [ "${domain}/*" ]   # the shop
        databases: [ { binding: DB, name: old-db, create: true } ]
        vars: { CACHE_SECONDS: 300, DEBUG: false }
        secrets:
          KEY: { from_env: OLD, version: 2 }
)";

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  return text.replace(text.find(old), old.size(), with);
}

TEST(FormEdits, ChangeTheCustomersDomainWhereItIsOfThisDeploymentAlone) {
  EXPECT_EQ(changed(kManifest, {.domain = "new.com"}),
            replaced(kManifest, "domain: acme.com", "domain: new.com"));
}

TEST(FormEdits, GiveOneOfSeveralDeploymentsADomainOfItsOwn) {
  const std::string two = std::string(kManifest) + "      staging: {}\n";
  EXPECT_EQ(changed(two, {.domain = "new.com"}),
            replaced(two, "      staging: {}", "        domain: new.com\n      staging: {}"));
}

TEST(FormEdits, ChangeTheDatabaseInItsPlace) {
  EXPECT_EQ(changed(kManifest, {.database_wish = DatabaseWish::Existing, .database = "new-db"}),
            replaced(kManifest, "name: old-db, create: true", "name: new-db, create: false"));
  EXPECT_EQ(changed(kManifest, {.database_wish = DatabaseWish::None}),
            replaced(kManifest,
                     "        databases: [ { binding: DB, name: old-db, create: true } ]\n", ""));
}

TEST(FormEdits, KeepTheTypeOfAVariable) {
  EXPECT_EQ(changed(kManifest, {.vars = {{"CACHE_SECONDS", "60"}, {"DEBUG", "true"}, {"X", "1"}}}),
            replaced(kManifest, "CACHE_SECONDS: 300, DEBUG: false",
                     "CACHE_SECONDS: 60, DEBUG: true, X: \"1\""));
}

TEST(FormEdits, AddRoutesAndCopyInheritedOnesFirst) {
  EXPECT_EQ(changed(kManifest, {.routes = {"www.${domain}/*", "${domain}/*"}}),
            replaced(kManifest, "\"${domain}/*\" ]", "\"${domain}/*\", \"www.${domain}/*\" ]"));
  const std::string bare = "customers: { acme: { environments: { production: { } } } }\n";
  Deployment standing;
  standing.routes = {{.pattern = "a.com/*"}, {.pattern = "b.com", .custom_domain = true}};
  EXPECT_EQ(changed(bare, {.routes = {"c.com/*"}}, &standing),
            "customers: { acme: { environments: { production: { routes: [ \"a.com/*\", { pattern: "
            "b.com, custom_domain: true }, \"c.com/*\" ] } } } }\n");
}

TEST(FormEdits, ChangeTheSourceOfASecretAndKeepItsVersion) {
  EXPECT_EQ(changed(kManifest, {.secrets = {{"KEY", Value::Map{{"generate", 32}}}}}),
            replaced(kManifest, "{ from_env: OLD, version: 2 }", "{ version: 2, generate: 32 }"));
  EXPECT_EQ(changed(kManifest, {.secrets = {{"KEY", Value::Map{{"from_env", "NEW"}}}}}),
            replaced(kManifest, "from_env: OLD", "from_env: NEW"));
}

TEST(FormEdits, RefuseToGuessAmongSeveralDatabases) {
  Deployment standing;
  standing.databases = {{.binding = "DB", .name = "a"}, {.binding = "LOGS", .name = "b"}};
  EXPECT_EQ(changed(kManifest, {.database_wish = DatabaseWish::None}, &standing),
            "acme/production has several databases: DB, LOGS");
}

}  // namespace
}  // namespace cfplan
