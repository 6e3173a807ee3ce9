#include <gtest/gtest.h>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

Deployment only(const std::string& keys) {
  const auto reading = read_manifest(one_deployment(keys));
  EXPECT_EQ(told(reading.diagnostics), Told{});
  return reading.desired.deployments.empty() ? Deployment{} : reading.desired.deployments[0];
}

std::string var(const std::string& written) {
  return one_line_text(only("vars:\n  A: " + written).vars.at("A").value);
}

TEST(Values, TypeOnlyWhatReadsBackAsItIsWritten) {
  EXPECT_EQ(var("true"), "true");
  EXPECT_EQ(var("10"), "10");
  EXPECT_EQ(var("-3"), "-3");
  EXPECT_EQ(var("0.5"), "0.5");
  EXPECT_EQ(var("9007199254740991"), "9007199254740991");
  for (const char* text : {"1e-7", "-2.5e-10", "1e+21", "1.5e+300", "0.000001"}) {
    EXPECT_EQ(var(text), text);
  }
  for (const char* text : {"no",    "yes",        "True", "012",       "1e3",  "1.10",
                           "1.0",   "-0",         ".5",   "+1",        "0x1F", "9007199254740993",
                           "12:30", "2025-01-01", ".inf", "0.0000001", "1e21", "1E+21",
                           "1e-07", "1e+400",     "e",    "1e+20"}) {
    EXPECT_EQ(var(text), "\"" + std::string(text) + "\"");
  }
  EXPECT_EQ(var("\"true\""), "\"true\"");
  EXPECT_EQ(var("'10'"), "\"10\"");
  EXPECT_EQ(var("|\n    two\n    lines"), "\"two\\nlines\\n\"");
}

TEST(Values, KeepListsAndMaps) {
  EXPECT_EQ(var("[ 1, a, { b: false } ]"), R"([1, "a", {"b": false}])");
}

TEST(Values, AreTextInEnvFiles) {
  const auto env = only("env: { A: true, B: 012, C: no, D: '', E: 1e3 }").env;
  EXPECT_EQ(env.at("A").value, "true");
  EXPECT_EQ(env.at("B").value, "012");
  EXPECT_EQ(env.at("C").value, "no");
  EXPECT_EQ(env.at("D").value, "");
  EXPECT_EQ(env.at("E").value, "1e3");
}

TEST(Values, TakeAwayMembersOfABindingWithNull) {
  const std::string outer =
      "version: 1\ndefaults: { databases: [ { binding: DB, name: x, create: "
      "true } ] }\ncustomers: { a: { environments: { p: { databases: [ ";
  const auto with = [&](const std::string& item) {
    return read_manifest(outer + item + " ] } } } }\n");
  };
  const auto created = with("{ binding: DB, create: null }");
  EXPECT_EQ(told(created.diagnostics), Told{});
  EXPECT_FALSE(created.desired.deployments.at(0).databases.at(0).create);
  EXPECT_EQ(created.desired.deployments.at(0).databases.at(0).name, "x");
  EXPECT_EQ(with("{ binding: DB, name: null }").diagnostics.at(0).message,
            "the database DB has no name");
}

TEST(Values, TakeAwayWhatBelongsToTheSourceOfASecretWithNull) {
  const Deployment deployment = only(
      "secrets: { A: { generate: 32, keep_newline: null, pass_env: null, version: null } }\n"
      "routes: [ { pattern: a.com/*, custom_domain: null } ]\nzone: null");
  EXPECT_EQ(deployment.secrets.at(0).version, std::nullopt);
  EXPECT_FALSE(deployment.routes.at(0).custom_domain);
}

TEST(Values, FillInAndMergeByTheNameOfABinding) {
  const Deployment deployment = only(
      "databases: [ { binding: \"${environment}_DB\", name: x } ]\n"
      "hyperdrive: [ { binding: \"PG_${customer}\", name: y } ]");
  EXPECT_EQ(deployment.databases.at(0).binding, "production_DB");
  EXPECT_EQ(deployment.other_bindings.at(0).binding, "PG_acme");
  EXPECT_EQ(
      problems_of(one_deployment("databases: [ { binding: \"${customer}-x\", name: x } ]")),
      Told{"CFP1405 6:33 [acme/production] \"acme-x\" is no name of a binding | a binding is a "
           "JavaScript identifier: letters, digits, _ and $, not beginning with a digit"});
  EXPECT_EQ(
      problems_of(one_deployment(
          "databases: [ { binding: acme, name: x }, { binding: \"${customer}\", name: y } ]")),
      Told{"CFP1412 6:61 [acme/production] the binding acme stands twice in one list | keep one "
           "of them"});
}

TEST(Values, ReadEveryKindOfBindingByItsName) {
  const Deployment deployment = only(
      "kv_namespaces: [ { binding: CACHE, name: \"${customer}-cache\", create: true } ]\n"
      "r2_buckets: [ { binding: FILES, name: files } ]\n"
      "queues: [ { binding: MAIL, name: mail } ]\n"
      "hyperdrive: [ { binding: PG, name: orders } ]\n"
      "vectorize: [ { binding: INDEX, name: search } ]");
  ASSERT_EQ(deployment.other_bindings.size(), 5U);
  EXPECT_EQ(deployment.other_bindings[0].kind, BindingKind::KvNamespace);
  EXPECT_EQ(deployment.other_bindings[0].name, "acme-cache");
  EXPECT_TRUE(deployment.other_bindings[0].create);
  EXPECT_EQ(deployment.other_bindings[4].kind, BindingKind::VectorizeIndex);
  EXPECT_EQ(deployment.declared_kinds.size(), 5U);
  EXPECT_TRUE(deployment.account_managed);
}

TEST(Values, ReadEverySourceOfASecret) {
  const Deployment deployment = only(
      "secrets:\n"
      "  A: { from_env: \"KEY_${customer}\" }\n"
      "  B: { from_file: /run/secrets/b, version: 2025-01-01 }\n"
      "  C: { from_command: [ pass, \"show ${customer}\" ], pass_env: [ HOME ], keep_newline: true "
      "}\n"
      "  D: { generate: 32 }");
  ASSERT_EQ(deployment.secrets.size(), 4U);
  EXPECT_EQ(deployment.secrets[0].source, SecretSource(SecretFromEnv{"KEY_acme"}));
  EXPECT_EQ(deployment.secrets[1].source, SecretSource(SecretFromFile{"/run/secrets/b"}));
  EXPECT_EQ(deployment.secrets[1].version, "2025-01-01");
  EXPECT_EQ(deployment.secrets[2].source,
            SecretSource(SecretFromCommand{{"pass", "show acme"}, {"HOME"}, true}));
  EXPECT_EQ(deployment.secrets[3].source, SecretSource(SecretGenerated{32}));
}

TEST(Values, ReadRoutesInBothForms) {
  const Deployment deployment =
      only("routes: [ \"*.a.com/*\", { pattern: shop.a.com, custom_domain: true } ]");
  ASSERT_EQ(deployment.routes.size(), 2U);
  EXPECT_EQ(deployment.routes[0].pattern, "*.a.com/*");
  EXPECT_FALSE(deployment.routes[0].custom_domain);
  EXPECT_TRUE(deployment.routes[1].custom_domain);
  EXPECT_EQ(deployment.routes[1].origin.line, 6U);
}

TEST(Templates, FillInEveryName) {
  const Deployment deployment = only(
      "domain: \"${customer}.example.com\"\n"
      "wrangler_env: \"${customer}-${environment}\"\n"
      "vars: { A: \"${service} ${worker} ${wrangler_env} ${domain}\", B: [ \"$${x} $ ${customer}\" "
      "] }");
  EXPECT_EQ(deployment.vars.at("A").value,
            Value("data-service data-service-acme-production acme-production acme.example.com"));
  EXPECT_EQ(one_line_text(deployment.vars.at("B").value), R"(["${x} $ acme"])");
}

TEST(Templates, TakeTheWorkersNameFromTheFileWhereItIsWritten) {
  const Manifest manifest = Manifest::parse(
      SourceFile("deployments.yaml",
                 one_deployment("vars: { A: \"${worker}\" }\nwrangler: api/wrangler.jsonc")));
  EXPECT_EQ(manifest.wrangler_files(), (std::set<std::string>{"api/wrangler.jsonc"}));
  const std::map<std::string, WranglerWorkers> workers{
      {"api/wrangler.jsonc", {{"api", {}}, {{"production", {"api-live", {}}}}}}};
  const auto reading = manifest.read("wrangler.toml", workers);
  EXPECT_EQ(reading.desired.deployments.at(0).vars.at("A").value, Value("api-live"));
}

TEST(Templates, SayWhatHasNoValue) {
  EXPECT_EQ(
      problems_of(one_deployment("vars: { A: \"${domain}\" }")),
      Told{"CFP1302 6:20 [acme/production] ${domain} has no value for acme/production | write "
           "domain: for this deployment"});
}

TEST(Templates, NameTheClosest) {
  EXPECT_EQ(problems_of(one_deployment("vars: { A: \"${custmer}\" }")),
            Told{"CFP1301 6:20 [acme/production] unknown name \"${custmer}\" in "
                 "customers.acme.environments.production.vars.A | the name is \"${customer}\"; "
                 "write $${ for a literal ${"});
  EXPECT_EQ(problems_of(one_deployment("vars: { A: \"${customer\" }")),
            Told{"CFP1301 6:20 [acme/production] a \"${\" without its \"}\" in "
                 "customers.acme.environments.production.vars.A | close it, or write $${ for a "
                 "literal ${"});
}

TEST(Templates, RefuseCircles) {
  EXPECT_EQ(problems_of("version: 1\nlayout: { worker: \"${worker}-x\" }\n"
                        "customers: { acme: { environments: { p: } } }\n"),
            Told{"CFP1303 2:19 [acme/p] ${worker} is needed to work out ${worker} itself for "
                 "acme/p | write "
                 "one of the values in this circle without ${…}"});
}

TEST(Templates, AreNotFilledInWhereNoDeploymentIs) {
  EXPECT_EQ(problems_of("version: 1\nservice: \"${customer}\"\n" + one_deployment("").substr(11)),
            Told{"CFP1304 2:10 nothing is filled in in service | write the value itself"});
}

}  // namespace
}  // namespace cfplan
