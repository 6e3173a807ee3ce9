#include <gtest/gtest.h>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

// The one problem of a deployment with this line among its keys, without the place and deployment.
std::string problem(const std::string& keys) {
  const Diagnostics all = read_manifest(one_deployment(keys)).diagnostics;
  if (all.size() != 1) return std::to_string(all.size()) + " problems";
  return all[0].code + " " + all[0].message + " | " + all[0].hint;
}

TEST(Checks, AskForTheVersion) {
  EXPECT_EQ(problems_of("customers: { a: { environments: { p: } } }\n"),
            Told{"CFP1201 1:1 the manifest names no version | write version: 1 in its first line"});
  EXPECT_EQ(
      problems_of("version: 2\ncustomers: { a: { environments: { p: } } }\n"),
      Told{"CFP1201 1:10 this version of the format is not known | this cfplan reads version: "
           "1"});
}

TEST(Checks, WarnAboutAManifestThatDeclaresNothing) {
  const Told nothing{
      "CFP1208 warning the manifest declares no deployment | add a customer with an environment "
      "below customers:"};
  EXPECT_EQ(problems_of("version: 1\n"), nothing);
  EXPECT_EQ(problems_of("version: 1\ncustomers:\n"), nothing);
  EXPECT_EQ(problems_of("version: 1\ncustomers: { acme: }\n"),
            Told{"CFP1208 warning 2:14 the customer \"acme\" has no environments | write "
                 "environments: { production: {} } below it"});
}

TEST(Checks, TellEveryProblemInOrderOfPlace) {
  EXPECT_EQ(problems_of("version: 1\nownership: all\ncustomers:\n  Acme:\n    environments:\n"
                        "      production: { domain: a b, protected: yes }\n"),
            (Told{"CFP1205 2:12 \"all\" is not known for ownership | write additive or exact",
                  "CFP1401 4:3 [Acme/production] \"Acme\" is no name in customers | a name is made "
                  "of a-z, 0-9, _ and -, begins with a letter or digit, and has at most 63 "
                  "characters",
                  "CFP1402 6:29 [Acme/production] \"a b\" is no host name | a host name is labels "
                  "of a-z, 0-9 and - with dots between, as in shop.example.com",
                  "CFP1204 6:45 [Acme/production] customers.Acme.environments.production.protected "
                  "must be true or false, not a string | write true or false"}));
}

TEST(Checks, TellAProblemOfSharedLayersOnce) {
  EXPECT_EQ(problems_of("version: 1\ndefaults: { domain: a b }\n"
                        "customers: { a: { environments: { p: , s: } } }\n"),
            Told{"CFP1402 2:21 \"a b\" is no host name | a host name is labels of a-z, 0-9 and - "
                 "with dots between, as in shop.example.com"});
}

TEST(Checks, LeaveTheOtherDeploymentsWhole) {
  const auto reading = read_manifest(
      "version: 1\ncustomers:\n  a: { environments: { p: { wrangler_env: a, state: gone } } }\n"
      "  b: { environments: { p: } }\n");
  ASSERT_EQ(reading.desired.deployments.size(), 1U);
  EXPECT_EQ(reading.desired.deployments[0].key.text(), "b/p");
  EXPECT_EQ(reading.desired.broken, (std::vector<DeploymentKey>{{"a", "p"}}));
}

TEST(Checks, KnowHostNames) {
  EXPECT_EQ(problem("domain: münchen.de"),
            "CFP1402 \"münchen.de\" is no host name | write its punycode form, xn--mnchen-3ya.de");
  EXPECT_EQ(problem("domain: https://Example.com/shop"),
            "CFP1402 \"https://Example.com/shop\" is no host name | write the host alone: "
            "example.com");
  EXPECT_EQ(problem("domain: example.com."),
            "CFP1402 \"example.com.\" is no host name | write the host alone: example.com");
  for (const char* host : {"-a.com", "a_b.com", "a..b", "127.0.0.1", "''", "a.com:x"}) {
    EXPECT_EQ(problem("domain: " + std::string(host)).substr(0, 7), "CFP1402") << host;
  }
  for (const char* host : {"localhost", "xn--mnchen-3ya.de", "a-b.c1.com", "EXAMPLE.COM"}) {
    EXPECT_EQ(problem("zone: " + std::string(host)), "0 problems") << host;
  }
}

TEST(Checks, KnowRoutesAsCloudflareTakesThem) {
  for (const char* route : {"a.com", "a.com/*", "*.a.com/*", "*a.com/x*", "https://a.com/x"}) {
    EXPECT_EQ(problem("routes: [ \"" + std::string(route) + "\" ]"), "0 problems") << route;
  }
  EXPECT_EQ(problem("routes: [ a.*.com/x ]"),
            "CFP1403 the route \"a.*.com/x\" has a * inside its host | in the host a * can only be "
            "the first character, as in *.example.com/*");
  EXPECT_EQ(problem("routes: [ a.com/*/x ]"),
            "CFP1403 the route \"a.com/*/x\" has a * inside its path | in the path a * can only be "
            "the last character");
  EXPECT_EQ(problem("routes: [ \"a.com/x?y=1\" ]"),
            "CFP1403 the route \"a.com/x?y=1\" has a query | a route ends with its path, as in "
            "example.com/shop/*");
  EXPECT_EQ(problem("routes: [ \"*/x\" ]"),
            "CFP1403 the route \"*/x\" has no valid host | a host name is labels of a-z, 0-9 and - "
            "with dots between, as in shop.example.com");
  EXPECT_EQ(problem("routes: [ { pattern: a.com/*, custom_domain: true } ]"),
            "CFP1403 the custom domain \"a.com/*\" is no bare host | write a.com");
  EXPECT_EQ(problem("routes: [ a.com/*, A.com/* ]"),
            "CFP1403 the route \"A.com/*\" stands twice in one list | keep one of them");
}

TEST(Checks, KeepPathsInsideTheProject) {
  EXPECT_EQ(problem("env_file: /etc/passwd"),
            "CFP1407 the path \"/etc/passwd\" is absolute | write a path inside the project, as in "
            "config/a.env");
  EXPECT_EQ(problem("env_file: a/../../b.env"),
            "CFP1407 the path \"a/../../b.env\" leads out of the project | write a path inside the "
            "project, as in config/a.env");
  EXPECT_EQ(problem("env_file: .git/hooks/pre-commit"),
            "CFP1407 the path \".git/hooks/pre-commit\" leads into the git folder | write a path "
            "inside the project, as in config/a.env");
  EXPECT_EQ(problem("wrangler: a.yaml"),
            "CFP1407 the path \"a.yaml\" is no wrangler file | name a .toml, .jsonc or .json file");
  EXPECT_EQ(problem("secrets: { A: { from_file: ../x } }"),
            "CFP1407 the path \"../x\" leads out of the project | write a path inside the project, "
            "as in config/a.env");
}

std::string file_hint() {
  return " | name a file of its own, as in config/customers/acme/production.env";
}

TEST(Checks, LetNoEnvFileBeAnotherFile) {
  const auto refused = [](const std::string& path) { return problem("env_file: " + path); };
  EXPECT_EQ(refused("./deployments.yaml"),
            "CFP1407 the path \"deployments.yaml\" is the manifest" + file_hint());
  EXPECT_EQ(refused("wrangler.toml"),
            "CFP1407 the path \"wrangler.toml\" is the wrangler file" + file_hint());
  EXPECT_EQ(refused("api/wrangler.json"),
            "CFP1407 the path \"api/wrangler.json\" is a file that wrangler reads" + file_hint());
  EXPECT_EQ(refused("a.toml\nwrangler: a.toml"),
            "CFP1407 the path \"a.toml\" is the wrangler file of acme/production" + file_hint());
  EXPECT_EQ(refused("config/base/variables.base.env"),
            "CFP1407 the path \"config/base/variables.base.env\" is the base env file, which is "
            "only read" +
                file_hint());
  EXPECT_EQ(refused("config/base/wrangler.base.toml"),
            "CFP1407 the path \"config/base/wrangler.base.toml\" is the base wrangler file" +
                file_hint());
  EXPECT_EQ(refused("config/base"),
            "CFP1407 the path \"config/base\" is the folder of config/base/variables.base.env" +
                file_hint());
  EXPECT_EQ(refused("deployments.yaml/a.env"),
            "CFP1407 the path \"deployments.yaml/a.env\" is below deployments.yaml, the manifest" +
                file_hint());
  EXPECT_EQ(refused("config/environments/p.toml"),
            "CFP1407 the path \"config/environments/p.toml\" is documentation, which is never "
            "written" +
                file_hint());
  EXPECT_EQ(refused("cfplan.lock\nstate: absent"),
            "CFP1407 the path \"cfplan.lock\" is cfplan's own record of secrets" + file_hint());
  EXPECT_EQ(refused(".cfplan/journal"),
            "CFP1407 the path \".cfplan/journal\" leads into cfplan's own folder | write a path "
            "inside the project, as in config/a.env");
}

TEST(Checks, LetNoWranglerFileBeOneOfTheManifest) {
  Manifest manifest =
      Manifest::parse(SourceFile("fleet.json",
                                 "version: 1\ninclude: [ c.json ]\ncustomers: { a: { environments: "
                                 "{ p: { wrangler: fleet.json } } } }\n"));
  manifest.include({SourceFile("c.json",
                               "customers: { b: { wrangler: c.json, environments: "
                               "{ p: { env_file: c.json } } } }\n")});
  const std::string hint = " | name the file that wrangler reads, as in wrangler.toml";
  EXPECT_EQ(told(manifest.read("wrangler.toml", std::nullopt).diagnostics),
            (Told{"CFP1407 3:50 [a/p] the path \"fleet.json\" is the manifest" + hint,
                  "CFP1407 1:29 [b/p] the path \"c.json\" is a file of the manifest" + hint,
                  "CFP1407 1:68 [b/p] the path \"c.json\" is a file of the manifest | name a file "
                  "of its own, as in config/customers/b/p.env"}));
}

TEST(Checks, CountTheDefaultEnvFileAmongThem) {
  EXPECT_EQ(problems_of("version: 1\nlayout: { base_env_file: config/customers/a/p.env }\n"
                        "customers: { a: { environments: { p: } } }\n"),
            Told{"CFP1407 3:35 [a/p] the path \"config/customers/a/p.env\" is the base env file, "
                 "which is only read | name a file of its own, as in config/customers/a/p.env"});
}

TEST(Checks, KnowWhatWranglerTakes) {
  EXPECT_EQ(problem("worker: Shop"),
            "CFP1404 \"Shop\" is no name of a Worker | wrangler takes a-z, 0-9, _ and -, not "
            "beginning with -, and at most 63 characters");
  EXPECT_EQ(problem("worker: " + std::string(64, 'a')).substr(0, 7), "CFP1404");
  EXPECT_EQ(
      problem("wrangler_env: Prod.1\ncreate_worker: true"),
      "CFP1404 \"data-service-Prod.1\", wrangler's own name for this Worker, is none | give it "
      "worker: with a-z, 0-9, _ and -, not beginning with -, and at most 63 characters");
  EXPECT_EQ(problem("secrets: { A: { generate: 32 } }\nwrangler_env: " + std::string(51, 'e'))
                .substr(0, 7),
            "CFP1404");
  EXPECT_EQ(problem("create_worker: true\nwrangler_env: Prod.1\nworker: shop"), "0 problems");
  EXPECT_EQ(
      problem("wrangler_env: a b"),
      "CFP1413 \"a b\" is no name of a wrangler environment | write letters, digits, _, . and "
      "-, at most 63 characters");
  EXPECT_EQ(
      problem("vars: { a-b: 1 }"),
      "CFP1405 \"a-b\" is no name of a binding in customers.acme.environments.production.vars "
      "| a binding is a JavaScript identifier: letters, digits, _ and $, not beginning with a "
      "digit");
  EXPECT_EQ(problem("env: { __proto__: 1 }"),
            "CFP1406 \"__proto__\" is no key of an env file in "
            "customers.acme.environments.production.env | dotenv reads keys made of letters, "
            "digits, _, . and -");
  EXPECT_EQ(problem("vars: { A: [ null ] }"),
            "CFP1204 a list cannot hold null in customers.acme.environments.production.vars.A | "
            "leave the item out, or write \"null\" for the text");
}

TEST(Checks, AskForExactlyOneSourceOfASecret) {
  EXPECT_EQ(
      problem("secrets: { A: {} }"),
      "CFP1410 the secret A has no source | write one of from_env, from_file, from_command or "
      "generate");
  EXPECT_EQ(problem("secrets: { A: { from_env: X, generate: 32 } }"),
            "CFP1410 the secret A has more than one source | keep one of from_env, from_file, "
            "from_command or generate");
  EXPECT_EQ(problem("secrets: { A: { from_env: X, keep_newline: true } }"),
            "CFP1410 keep_newline means nothing beside from_env | remove it");
  EXPECT_EQ(problem("secrets: { A: { from_command: [] } }"),
            "CFP1410 from_command of the secret A is empty | write a program and its arguments: [ "
            "program, argument ]");
  EXPECT_EQ(problem("secrets: { A: { generate: 8 } }"),
            "CFP1210 customers.acme.environments.production.secrets.A.generate is out of range | "
            "write a number of bytes from 16 (128 bits) to 3840 (Cloudflare's 5 KB as base64url)");
  EXPECT_EQ(problem("secrets: { A: { from_env: a-b } }"),
            "CFP1409 \"a-b\" is no name of an environment variable | write letters, digits and _, "
            "not beginning with a digit");
}

TEST(Checks, GiveEachBindingItsOwnName) {
  EXPECT_EQ(problem("vars: { A: 1 }\nsecrets: { A: { generate: 32 } }"),
            "CFP1411 A is a secret and a var at once | give one of them another name");
  EXPECT_EQ(problem("vars: { DB: 1 }\ndatabases: [ { binding: DB, name: x } ]"),
            "CFP1411 DB is a database and a var at once | give one of them another name");
  EXPECT_EQ(problem("databases: [ { binding: DB, name: x }, { binding: DB, name: y } ]"),
            "CFP1412 the binding DB stands twice in one list | keep one of them");
  EXPECT_EQ(problem("databases: [ { binding: DB } ]"),
            "CFP1412 the database DB has no name | write name: beside its binding");
  std::string many = "vars: {";
  for (int i = 0; i < 129; ++i) many += " V" + std::to_string(i) + ": 1,";
  EXPECT_EQ(
      problem(many + " }"),
      "CFP1414 acme/production has more than 128 vars, secrets and other bindings | Cloudflare "
      "takes 128 for one Worker; join some vars into a map");
}

TEST(Checks, KnowAccounts) {
  EXPECT_EQ(problem("account: main"),
            "CFP1408 the account \"main\" is not declared | declare it under accounts: at the top "
            "level");
  EXPECT_EQ(problems_of("version: 1\naccounts: { main: { id: a b, token_env: TOKEN } }\n"
                        "customers: { a: { environments: { p: { account: mian } } } }\n"),
            (Told{"CFP1409 2:25 \"a b\" is no id of an account | copy the account id from the "
                  "dashboard: 32 digits of 0-9 and a-f",
                  "CFP1409 2:41 token_env must name a variable that ends in CLOUDFLARE_API_TOKEN | "
                  "rename the variable, for example OTHER_CLOUDFLARE_API_TOKEN",
                  "CFP1408 3:49 [a/p] the account \"mian\" is not declared | the account is "
                  "\"main\""}));
}

TEST(Checks, TakeAnIdOfAnAccountAsCloudflareWritesIt) {
  const auto with_id = [](const std::string& id) {
    return problems_of("version: 1\naccounts: { m: { id: " + id +
                       " } }\ncustomers: { a: { environments: { p: } } }\n");
  };
  EXPECT_EQ(with_id("0506015145cda87c34f9ab8e9675a8a9"), Told{});
  EXPECT_EQ(with_id("xyz").size(), 1U);
  EXPECT_EQ(with_id("0506015145CDA87C34F9AB8E9675A8A9").size(), 1U);
  EXPECT_EQ(with_id("0506015145cda87c34f9ab8e9675a8a90").size(), 1U);
}

TEST(Checks, SayWhoseADuplicateKeyIs) {
  const auto reading = read_manifest(
      "version: 1\n"
      "layout: { wrangler_env: \"${customer}-${environment}\" }\n"
      "customers:\n"
      "  a: { environments: { p: { worker: x, worker: y }, q: } }\n"
      "  b: { domain: a.com, domain: b.com, environments: { p: , q: } }\n"
      "  c: { environments: { p: , p: } }\n"
      "  d: { environments: { p: } }\n");
  Told whose;
  for (const Diagnostic& one : reading.diagnostics)
    whose.push_back(one.code + " " + one.deployment);
  EXPECT_EQ(whose, (Told{"CFP1007 a/p", "CFP1007 b/p", "CFP1007 b/q", "CFP1007 c/p"}));
  Told sound;
  for (const Deployment& one : reading.desired.deployments) sound.push_back(one.key.text());
  EXPECT_EQ(sound, (Told{"a/q", "d/p"}));
}

TEST(Checks, LeaveADuplicateKeyOfEverybodyWithEverybody) {
  EXPECT_EQ(
      problems_of("version: 1\ncustomers:\n  a: &x { env: { K: 1, K: 2 }, environments: { p: } "
                  "}\n  a: { environments: { q: } }\n"),
      (Told{"CFP1007 3:24 [a/p] the key \"K\" stands twice in one map | the first is in line 3, "
            "column 18; keep one of them",
            "CFP1007 4:3 the key \"a\" stands twice in one map | the first is in line 3, column "
            "3; keep one of them"}));
  const std::string shared =
      "version: 1\nlayout: { wrangler_env: \"${customer}\" }\ncustomers:\n"
      "  a: { env: &e { K: 1, K: 2 }, environments: { p: } }\n"
      "  b: { env: *e, environments: { p: } }\n";
  EXPECT_EQ(problems_of(shared).size(), 1U);
  EXPECT_EQ(read_manifest(shared).diagnostics[0].deployment, "");
}

TEST(Checks, WarnAboutAnEnvironmentThatNobodyHas) {
  EXPECT_EQ(problems_of("version: 1\nenvironments: { prodution: {} }\n"
                        "customers: { a: { environments: { production: } } }\n"),
            Told{"CFP1207 warning 2:17 no customer has the environment \"prodution\" | the "
                 "environment is \"production\""});
}

}  // namespace
}  // namespace cfplan
