// Databases, files and secrets as one run, whose calls go wrong (sampled unless CFPLAN_LONG is
// set): the next apply finds the database again and sets what is owed.

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "crash/faulty_project.hpp"

namespace cfplan {
namespace {

SampleTree project_with_secret() {
  return {{"deployments.yaml", {R"(version: 1
customers:
  acme:
    environments:
      production:
        worker: shop-acme
        databases: [ { binding: DB, name: shop-db, create: true } ]
        secrets: { SESSION_KEY: { generate: 32 } }
)"}},
          {"wrangler.toml", {"name = \"shop\"\n"}}};
}

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "shop-acme", "secrets": [] } ]})";

class FaultySecrets : public FaultyProject {
 protected:
  FaultySecrets() : FaultyProject(project_with_secret(), kAccount) {}

  /// How often the account names a thing.
  [[nodiscard]] std::size_t count_in_account(const std::string& name) const {
    std::ifstream in(account_file());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::size_t count = 0;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      ++count;
    }
    return count;
  }
};

TEST_F(FaultySecrets, AreSetAndTheDatabaseIsMadeOnceByTheNextApply) {
  reset();
  ASSERT_EQ(run("apply", ""), 0);
  const auto all = sample(faults_of_last_run(), kAll, 40);
  std::map<int, int> endings;
  for (const std::string& fault : all) {
    reset();
    const int code = run("apply", fault);
    ++endings[code];
    EXPECT_EQ(judged(code), "") << fault;
    EXPECT_EQ(count_in_account("\"shop-db\""), 1U) << fault;
    EXPECT_EQ(count_in_account("\"SESSION_KEY\""), 1U) << fault;
  }
  for (const auto& [code, times] : endings) std::cout << "exit " << code << ": " << times << "\n";
}

}  // namespace
}  // namespace cfplan
