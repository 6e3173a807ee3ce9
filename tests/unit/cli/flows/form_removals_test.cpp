#include <gtest/gtest.h>

#include "cli/flows/changed_manifest.hpp"
#include "cli/flows/left_behind.hpp"
#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

const DeploymentKey kAcmeProduction{"acme", "production"};

constexpr const char* kOuter = R"(version: 1
defaults:
  vars: { REGION: eu }
  routes: [ "a.com/*", { pattern: b.com, custom_domain: true } ]
  databases: [ { binding: LOGS, name: logs } ]
)";

constexpr const char* kOwn = R"(customers:
  acme:
    environments:
      production:
        routes: [ "${customer}.com/*", "www.${customer}.com/*" ]
        databases: [ { binding: DB, name: shop-db } ]
        vars: { LOG_LEVEL: info, LIMIT: 5 }
        env: { API_URL: x }
        secrets:
          KEY: { generate: 32 }
)";

constexpr const char* kBare = "customers: { acme: { environments: { production: {} } } }\n";

/// A project with one deployment, and what becomes of its manifest.
struct Taking {
  tests::FakeDisk disk;
  tests::FakeProject files;

  explicit Taking(const std::string& manifest) {
    disk.paths.insert("/p/.git");
    files.files["deployments.yaml"] = manifest;
    files.files["wrangler.toml"] = "name = \"shop\"\n";
  }

  [[nodiscard]] Project project() const {
    return *load_project({disk, files, "/p", "deployments.yaml", ""});
  }

  /// The manifest without them, or why they cannot be taken out.
  [[nodiscard]] std::string without(const std::vector<Removal>& removals,
                                    const std::string& ownership = "") const {
    const Project project = this->project();
    EditedManifest edited(files, "deployments.yaml");
    const auto done = write_changes(
        {.key = kAcmeProduction, .removals = removals, .ownership = ownership}, project, edited);
    if (!done) {
      const Diagnostic& why = done.error().diagnostics.front();
      return why.code + ": " + why.message + "; " + why.hint;
    }
    return edited.read("deployments.yaml").value().bytes;
  }
};

std::string with(std::string text, const std::string& old, const std::string& now) {
  return text.replace(text.find(old), old.size(), now);
}

TEST(FormRemovals, TakeAnEntryOutOfItsMapAndTheMapWithTheLast) {
  const Taking taking(kOwn);
  EXPECT_EQ(taking.without({{Removable::Var, "LOG_LEVEL"}}), with(kOwn, "LOG_LEVEL: info, ", ""));
  EXPECT_EQ(taking.without({{Removable::EnvLine, "API_URL"}, {Removable::Secret, "KEY"}}),
            with(with(kOwn, "        env: { API_URL: x }\n", ""),
                 "        secrets:\n          KEY: { generate: 32 }\n", ""));
}

TEST(FormRemovals, TakeAwayWhatAnOuterLayerSays) {
  const Taking taking(std::string(kOuter) + kBare);
  EXPECT_EQ(taking.without({{Removable::Var, "REGION"}}),
            std::string(kOuter) + with(kBare, "{}", "{ vars: { REGION: null } }"));
  EXPECT_EQ(taking.without({{Removable::Route, "a.com/*"}}),
            std::string(kOuter) +
                with(kBare, "{}", "{ routes: [ { pattern: b.com, custom_domain: true } ] }"));
  EXPECT_EQ(taking.without({{Removable::BoundDatabase, "logs"}}),
            std::string(kOuter) + with(kBare, "{}", "{ databases: null }"));
  EXPECT_EQ(taking.without({{Removable::EnvLine, "CUSTOMER_ID"}}),
            std::string(kOuter) + with(kBare, "{}", "{ env: { CUSTOMER_ID: null } }"));
}

TEST(FormRemovals, KnowARouteByItsPatternAsWrittenAndAsMeant) {
  const Taking taking(kOwn);
  EXPECT_EQ(taking.without({{Removable::Route, "acme.com/*"}}),
            with(kOwn, "\"${customer}.com/*\", ", ""));
  EXPECT_EQ(
      taking.without(
          {{Removable::Route, "${customer}.com/*"}, {Removable::Route, "www.acme.com/*"}}),
      with(kOwn, "        routes: [ \"${customer}.com/*\", \"www.${customer}.com/*\" ]\n", ""));
}

TEST(FormRemovals, LeaveAnEmptyListWhereOwnershipIsExact) {
  const Taking taking(kOwn);
  const std::string exact = "      production:\n        ownership: exact\n";
  EXPECT_EQ(taking.without({{Removable::BoundDatabase, "DB"}, {Removable::Secret, "KEY"}}, "exact"),
            with(with(with(kOwn, "        databases: [ { binding: DB, name: shop-db } ]\n", ""),
                      "        secrets:\n          KEY: { generate: 32 }\n", ""),
                 "        env: { API_URL: x }\n",
                 "        env: { API_URL: x }\n        ownership: exact\n        databases: []\n"
                 "        secrets: {}\n"));
}

TEST(FormRemovals, RefuseWhatIsNotDeclaredAndWhatOthersShare) {
  EXPECT_EQ(Taking(kOwn).without({{Removable::Var, "LOG_LEVL"}}),
            "CFP9033: acme/production does not declare the variable LOG_LEVL; did you mean "
            "LOG_LEVEL");
  EXPECT_EQ(Taking(kOwn).without({{Removable::Secret, "NOTHING"}}),
            "CFP9033: acme/production does not declare the secret NOTHING; cfplan describe "
            "acme/production shows what it declares");
  EXPECT_EQ(Taking(std::string(kOuter) + kOwn).without({{Removable::BoundDatabase, "logs"}}),
            "CFP9034: the database logs is declared in defaults, beside others that "
            "acme/production keeps; take it out there, or declare the databases for each "
            "deployment");
}

TEST(FormRemovals, TellWhatStaysWhereItStands) {
  Taking taking(kOwn);
  taking.files.files["wrangler.toml"] =
      "name = \"shop\"\n[env.production]\nvars = { LOG_LEVEL = \"info\", OTHER = \"\" }\n"
      "routes = [\"www.acme.com/*\"]\n"
      "d1_databases = [{ binding = \"DB\", database_name = \"shop-db\" }]\n";
  taking.files.files["config/customers/acme/production.env"] = "API_URL=x\n";
  const Project before = taking.project();
  taking.files.files["deployments.yaml"] =
      taking.without({{Removable::Var, "LOG_LEVEL"},
                      {Removable::Var, "LIMIT"},
                      {Removable::Route, "www.${customer}.com/*"},
                      {Removable::BoundDatabase, "shop-db"},
                      {Removable::EnvLine, "API_URL"}});
  const auto sentences = [&before](const Project& after) {
    return what_stays(before.desired.deployments.front(), after.desired.deployments.front(),
                      before.documents);
  };
  EXPECT_EQ(sentences(taking.project()),
            (std::vector<std::string>{
                "the line API_URL of the env file stays in config/customers/acme/production.env; "
                "remove it there, or say ownership: exact",
                "the route www.acme.com/* and the database shop-db and the variable LOG_LEVEL stay "
                "in wrangler.toml; remove them there, or say ownership: exact"}));
  taking.files.files["deployments.yaml"] +=
      "        databases: [ { binding: DB, name: new-db } ]\n";
  EXPECT_EQ(sentences(taking.project()).back(),
            "the route www.acme.com/* and the variable LOG_LEVEL stay in wrangler.toml; remove "
            "them there, or say ownership: exact");
  taking.files.files["deployments.yaml"] += "        ownership: exact\n";
  EXPECT_TRUE(sentences(taking.project()).empty());
}

}  // namespace
}  // namespace cfplan
