#include "cli/flows/form_check.hpp"

#include <gtest/gtest.h>

#include "cli/flows/new_deployment.hpp"
#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

constexpr const char* kShop = R"(version: 1
layout: { wrangler_env: "${customer}-${environment}" }
defaults: { allow_plaintext: [ DEMO_PASSWORD ] }
customers:
  acme:
    domain: acme.com
    environments:
      production: { databases: [ { binding: DB, name: acme-db, create: true } ] }
)";

/// What speaks against the second form and not against the first.
std::string objection(const DeploymentForm& before, const DeploymentForm& tried) {
  tests::FakeDisk disk;
  disk.paths.insert("/p/.git");
  tests::FakeProject files;
  files.files = {{"deployments.yaml", kShop}, {"wrangler.toml", "name = \"shop\"\n"}};
  const ProjectPlace place{disk, files, "/p", "deployments.yaml", ""};
  const FormCheck check(place, [&](const DeploymentForm& form, EditedManifest& manifest) {
    return NewDeployments({disk, manifest, "/p", manifest.main(), ""}, manifest).add(form);
  });
  return check.objection(before, tried).value_or("");
}

DeploymentForm globex() { return {.key = {"globex", "production"}, .domain = "globex.com"}; }

TEST(FormCheck, FindsNothingWrongWithAGoodAnswer) {
  DeploymentForm tried = globex();
  tried.vars = {{"LOG_LEVEL", "info"}, {"DEMO_PASSWORD", "correct-horse"}};
  EXPECT_EQ(objection(globex(), tried), "");
}

TEST(FormCheck, TellsOfNamesThatTheManifestRefuses) {
  DeploymentForm tried = globex();
  tried.domain = "glo_bex.com";
  EXPECT_EQ(objection(globex(), tried).substr(0, 30), "\"glo_bex.com\" is no host name;");
  tried = globex();
  tried.vars = {{"LOG-LEVEL", "info"}};
  EXPECT_NE(objection(globex(), tried), "");
}

TEST(FormCheck, TellsOfWhatAnotherDeploymentHas) {
  DeploymentForm tried = globex();
  tried.database = "acme-db";
  tried.database_wish = DatabaseWish::Create;
  EXPECT_NE(objection(globex(), tried).find("acme"), std::string::npos);
  tried = globex();
  tried.key = {"acme", "production"};
  EXPECT_EQ(objection(globex(), tried).substr(0, 39), "acme/production is declared already; ch");
}

TEST(FormCheck, TellsOfAVariableThatIsASecretToo) {
  DeploymentForm before = globex();
  before.secrets = {{"KEY", Value::Map{{"generate", 32}}}};
  DeploymentForm tried = before;
  tried.vars = {{"KEY", "x"}};
  EXPECT_NE(objection(before, tried), "");
}

TEST(FormCheck, TellsOfACredentialInPlainText) {
  DeploymentForm tried = globex();
  tried.vars = {{"API_KEY", "canary-0123456789"}};
  EXPECT_EQ(objection(globex(), tried),
            "API_KEY looks like a credential in plain text; declare it as a secret");
  tried = globex();
  tried.env = {{"DB_PASSWORD", "canary-0123456789"}};
  EXPECT_EQ(objection(globex(), tried),
            "DB_PASSWORD looks like a credential in plain text; declare it as a secret");
}

TEST(FormCheck, SaysNothingOfProblemsThatWereThereBefore) {
  DeploymentForm before = globex();
  before.vars = {{"API_KEY", "canary-0123456789"}};
  DeploymentForm tried = before;
  put_member(tried.vars, "LOG_LEVEL", "info");
  EXPECT_EQ(objection(before, tried), "");
}

}  // namespace
}  // namespace cfplan
