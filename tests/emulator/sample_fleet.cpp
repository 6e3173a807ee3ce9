#include "emulator/sample_fleet.hpp"

namespace cfplan::tests::fleet {
namespace {

/// Four digits, so that the order of numbers is that of names.
std::string number(int i) { return std::to_string(10'000 + i).substr(1); }

constexpr const char* kHead = R"(version: 1
layout: { wrangler_env: "${customer}", worker: "${service}-${customer}" }
defaults:
  routes: ["${domain}/*"]
)";

}  // namespace

std::string customer(int deployment) { return "c" + number(deployment); }
std::string zone(int deployment) { return "site" + number(deployment % kZones) + ".com"; }
std::string domain(int deployment) { return customer(deployment) + "." + zone(deployment); }
std::string database(int deployment) {
  return "db" + number(deployment * (kDatabases - 1) / (kDeployments - 1));
}

EmbeddedAccounts account() {
  EmbeddedAccount account{.id = kAccountId, .name = "Example"};
  for (int i = 0; i < kZones; ++i) {
    account.zones.push_back({embedded_id(zone(i)), zone(i), kAccountId, "Example", "active"});
  }
  for (int i = 0; i < kDatabases; ++i) {
    account.add_resource(BindingKind::Database, "db" + number(i));
  }
  for (int i = 0; i < kDeployments; ++i) account.workers.push_back({"shop-" + customer(i), {}});
  return {{account}};
}

std::string manifest(DeclaredSecrets secrets) {
  std::string text = kHead;
  if (secrets == DeclaredSecrets::One) {
    text += "  secrets: { SESSION_KEY: { from_env: SESSION_KEY } }\n";
  }
  text += "customers:\n";
  for (int i = 0; i < kDeployments; ++i) {
    text += "  " + customer(i) + ":\n    domain: " + domain(i) +
            "\n    databases: [{ binding: DB, name: " + database(i) +
            " }]\n    environments: { production: }\n";
  }
  return text;
}

std::string wrangler_file() {
  return std::string("name = \"shop\"\naccount_id = \"") + kAccountId + "\"\n";
}

}  // namespace cfplan::tests::fleet
