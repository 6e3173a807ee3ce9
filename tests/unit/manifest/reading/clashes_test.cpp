#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

std::string two(const std::string& first, const std::string& second,
                const std::string& top = "service: s") {
  return "version: 1\n" + top + "\ncustomers:\n  a: { environments: { p: { " + first +
         " } } }\n  b: { environments: { p: { " + second + " } } }\n";
}

TEST(Clashes, NameBothPlacesOfOneSectionAndWhatTellsThemApart) {
  const auto reading = read_manifest(two("", ""));
  EXPECT_EQ(told(reading.diagnostics),
            Told{"CFP1501 5:24 b/p and a/p meet in [env.p] of wrangler.toml | a/p is at "
                 "deployments.yaml:4:24; tell them apart with layout.wrangler_env: "
                 "\"${customer}-${environment}\", or give each its own wrangler_env"});
  EXPECT_EQ(reading.desired.broken.size(), 2U);
  EXPECT_TRUE(reading.desired.deployments.empty());
}

TEST(Clashes, AreToldOnceForAllWhoMeet) {
  std::string yaml = "version: 1\ncustomers:\n";
  for (const char* name : {"a", "b", "c", "d"}) {
    yaml += "  " + std::string(name) + ": { environments: { p: } }\n";
  }
  EXPECT_EQ(problems_of(yaml).size(), 1U);
  EXPECT_EQ(read_manifest(yaml).diagnostics[0].message,
            "b/p and a/p and 2 more meet in [env.p] of wrangler.toml");
}

TEST(Clashes, DoNotHappenBetweenTwoWranglerFiles) {
  EXPECT_EQ(problems_of(two("wrangler: a.toml", "wrangler: b.toml")), Told{});
}

TEST(Clashes, FindOneWorkerAlsoByWranglersOwnName) {
  const std::string hint =
      "; tell them apart with layout.worker: \"${service}-${customer}-${environment}\", or give "
      "each its own worker";
  EXPECT_EQ(problems_of(two("wrangler_env: x", "wrangler_env: y, worker: data-service-x")),
            Told{"CFP1502 5:24 b/p and a/p meet in the Worker data-service-x | a/p is at "
                 "deployments.yaml:4:24" +
                 hint});
}

TEST(Clashes, LetTwoAccountsHaveWorkersOfOneName) {
  const std::string accounts = "accounts: { one: {}, two: {} }";
  EXPECT_EQ(problems_of(two("wrangler_env: x, worker: w, account: one",
                            "wrangler_env: y, worker: w, account: two", accounts)),
            Told{});
  EXPECT_EQ(problems_of(two("wrangler_env: x, worker: w, account: one",
                            "wrangler_env: y, worker: w", "accounts: { one: {} }"))
                .size(),
            1U);
}

TEST(Clashes, FindOneEnvFileInEverySpelling) {
  EXPECT_EQ(problems_of(
                two("wrangler_env: x, env_file: a/b.env", "wrangler_env: y, env_file: ./a//b.env")),
            Told{"CFP1503 5:24 b/p and a/p meet in the env file a/b.env | a/p is at "
                 "deployments.yaml:4:24; tell them apart with layout.env_file: "
                 "\"config/customers/${customer}/${environment}.env\", or give each its own "
                 "env_file"});
}

TEST(Clashes, FindAnEnvFileThatIsAFolderOfAnother) {
  EXPECT_EQ(
      problems_of(two("wrangler_env: x, env_file: a/b", "wrangler_env: y, env_file: a/b/c.env")),
      Told{
          "CFP1503 5:24 b/p and a/p meet in a/b, the env file of one and a folder of the other's | "
          "a/p is at deployments.yaml:4:24; tell them apart with layout.env_file: "
          "\"config/customers/${customer}/${environment}.env\", or give each its own env_file"});
  EXPECT_EQ(
      problems_of(two("wrangler_env: x, env_file: a/b.env", "wrangler_env: y, env_file: a/c.env")),
      Told{});
}

TEST(Clashes, FindOneRoute) {
  EXPECT_EQ(problems_of(two("wrangler_env: x, routes: [ A.com/* ]",
                            "wrangler_env: y, routes: [ { pattern: a.com/* } ]")),
            Told{"CFP1504 5:24 b/p and a/p meet in the route a.com/* | a/p is at "
                 "deployments.yaml:4:24; only one Worker gets the requests; write the pattern with "
                 "${domain} or ${customer} in it"});
}

TEST(Clashes, FindADatabaseThatTwoCreate) {
  const std::string created = ", databases: [ { binding: DB, name: d, create: true } ]";
  const std::string used = ", databases: [ { binding: DB, name: d } ]";
  EXPECT_EQ(
      problems_of(two("wrangler_env: x" + created, "wrangler_env: y" + created)),
      Told{"CFP1505 5:24 b/p and a/p meet in the database d, which each of them creates | a/p "
           "is at deployments.yaml:4:24; write the name with ${customer} and ${environment} "
           "in it, or leave create: true to one"});
  EXPECT_EQ(problems_of(two("wrangler_env: x" + created, "wrangler_env: y" + used)), Told{});
}

TEST(Clashes, LetADeploymentTakeOverTheRoutesOfOneThatGoes) {
  EXPECT_EQ(problems_of(two("wrangler_env: x, routes: [ a.com/* ], state: absent",
                            "wrangler_env: y, routes: [ a.com/* ]")),
            Told{});
}

constexpr const char* kId = "0506015145cda87c34f9ab8e9675a8a9";
constexpr const char* kOtherId = "1506015145cda87c34f9ab8e9675a8a9";

std::vector<std::string> codes_of(const std::string& yaml,
                                  const std::map<std::string, WranglerWorkers>& workers) {
  std::vector<std::string> codes;
  const Manifest manifest = Manifest::parse(SourceFile("deployments.yaml", yaml));
  for (const Diagnostic& one : manifest.read("wrangler.toml", workers).diagnostics) {
    codes.push_back(one.code);
  }
  return codes;
}

TEST(Clashes, FindOneWorkerThatTwoSectionsName) {
  const std::map<std::string, WranglerWorkers> same{
      {"wrangler.toml", {{"svc", {}}, {{"x", {"same", {}}}, {"y", {"same", {}}}}}}};
  const std::string yaml = two("wrangler_env: x", "wrangler_env: y");
  EXPECT_EQ(codes_of(yaml, same), Told{"CFP1502"});
  // The file's author gave one name twice, which wrangler allows: import declares such files too.
  const Manifest manifest = Manifest::parse(SourceFile("deployments.yaml", yaml));
  const Manifest::Reading reading = manifest.read("wrangler.toml", same);
  EXPECT_FALSE(has_errors(reading.diagnostics));
  EXPECT_EQ(reading.desired.deployments.size(), 2U);
}

TEST(Clashes, FindOneWorkerOfTwoWranglerFilesInOneAccount) {
  const std::string yaml = two("", "wrangler: b.toml", "");
  const auto files = [](const std::string& id) {
    return std::map<std::string, WranglerWorkers>{{"wrangler.toml", {{"svc", kId}, {}}},
                                                  {"b.toml", {{"svc", id}, {}}}};
  };
  EXPECT_EQ(codes_of(yaml, files(kId)), Told{"CFP1502"});
  EXPECT_EQ(codes_of(yaml, files(kOtherId)), Told{});
}

TEST(Clashes, KnowAnAccountByItsIdHoweverItIsNamed) {
  const std::string accounts = std::string("accounts: { m: { id: ") + kId + " }, n: { id: " + kId +
                               " }, o: { id: " + kOtherId + " } }";
  const std::map<std::string, WranglerWorkers> file{{"wrangler.toml", {{"svc", kId}, {}}}};
  const auto codes = [&](const std::string& a, const std::string& b) {
    const std::string rest = ", worker: w, databases: [ { binding: DB, name: d, create: true } ]";
    return codes_of(two("wrangler_env: x" + a + rest, "wrangler_env: y" + b + rest, accounts),
                    file);
  };
  const Told both{"CFP1502", "CFP1505"};
  EXPECT_EQ(codes(", account: m", ", account: n"), both);
  EXPECT_EQ(codes(", account: m", ""), both);
  EXPECT_EQ(codes(", account: o", ""), Told{});
  EXPECT_EQ(codes(", account: m", ", account: o"), Told{});
}

TEST(Include, AddsCustomersOfOtherFiles) {
  Manifest manifest = Manifest::parse(
      SourceFile("deployments.yaml",
                 "version: 1\ninclude: [ \"./customers/*.yaml\" ]\n"
                 "customers: { a: { environments: { p: { wrangler_env: a } } } }\n"));
  ASSERT_EQ(manifest.include_patterns().size(), 1U);
  EXPECT_EQ(manifest.include_patterns()[0].glob, "customers/*.yaml");
  EXPECT_EQ(manifest.include_patterns()[0].place.column, 12U);
  manifest.include({SourceFile("customers/b.yaml", "customers: { b: { environments: { p: } } }\n"),
                    SourceFile("customers/c.yaml", "version: 1\ncustomers: { a: {} }\n")});
  const auto reading = manifest.read("wrangler.toml", std::nullopt);
  EXPECT_EQ(told(reading.diagnostics),
            (Told{"CFP1206 1:1 an included file holds customers only, not \"version\" | move it to "
                  "the main manifest",
                  "CFP1209 2:14 the customer \"a\" stands in two files | the first is at "
                  "deployments.yaml:3:14; keep one of them"}));
  ASSERT_EQ(reading.desired.deployments.size(), 2U);
  EXPECT_EQ(reading.desired.deployments[1].origin,
            (Origin{"customers/b.yaml", 1, 35, "customers.b.environments.p"}));
}

}  // namespace
}  // namespace cfplan
