#include <gtest/gtest.h>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

constexpr const char* kExplainedLayers = R"(version: 1
layout: { worker: "${service}-${customer}" }
defaults:
  vars: { A: one, B: "${customer}", FLAGS: { x: 1, y: 2 } }
  databases: [ { binding: DB, name: shared } ]
  secrets: { S: { from_env: OLD, version: 1 } }
environments:
  production:
    vars: { A: two }
    env: { CUSTOMER_ID: null }
customers:
  acme:
    domain: acme.example.com
    vars: null
    secrets: { S: { generate: 32 } }
    environments:
      production:
        vars: { A: three, FLAGS: { y: 3 } }
        databases: [ { binding: DB, create: true } ]
        routes: [ "${domain}/*" ]
)";

/// "PATH = TEXT LINE LAYER < TEXT LINE LAYER", the winner first.
std::string line_of(const ExplainedValue& value) {
  std::string line = value.path;
  for (const LayerStatement& said : value.statements) {
    line += (&said == &value.statements.front() ? " = " : " < ") + said.text + " " +
            std::to_string(said.origin.line) + " " + said.origin.layer;
  }
  return line;
}

std::vector<std::string> explained(const DeploymentKey& key) {
  const Manifest manifest = Manifest::parse(SourceFile("deployments.yaml", kExplainedLayers));
  std::vector<std::string> lines;
  for (const ExplainedValue& value :
       manifest.explain(key, "wrangler.toml", {{"wrangler.toml", {{"shop", {}}, {}}}})) {
    lines.push_back(line_of(value));
  }
  return lines;
}

TEST(Explanation, NamesEachLayerOfEachValueTheWinnerFirst) {
  EXPECT_EQ(explained({"acme", "production"}),
            (std::vector<std::string>{
                "domain = acme.example.com 13 customers.acme",
                "worker = shop-acme 2 layout",
                "wrangler = wrangler.toml 0 the project's wrangler file",
                "wrangler_env = production 0 default layout",
                "env_file = config/customers/acme/production.env 0 default layout",
                "routes = [\"acme.example.com/*\"] 20 customers.acme.environments.production",
                "databases.DB.name = shared 5 defaults",
                "databases.DB.create = true 19 customers.acme.environments.production",
                "vars.A = three 18 customers.acme.environments.production < null 14 customers.acme"
                " < two 9 environments.production < one 4 defaults",
                "vars.B = null 14 customers.acme < acme 4 defaults",
                "vars.FLAGS.x = null 14 customers.acme < 1 4 defaults",
                "vars.FLAGS.y = 3 18 customers.acme.environments.production < null 14 "
                "customers.acme < 2 4 defaults",
                "env.CUSTOMER_ID = null 10 environments.production < acme 0 derived",
                "env.CUSTOMER_DOMAIN = acme.example.com 0 derived",
                "secrets.S.version = 1 6 defaults",
                "secrets.S = generate: 32 15 customers.acme < from_env: OLD 6 defaults",
            }));
}

TEST(Explanation, SaysNothingOfADeploymentThatIsNotDeclared) {
  EXPECT_EQ(explained({"acme", "staging"}), std::vector<std::string>{});
}

}  // namespace
}  // namespace cfplan
