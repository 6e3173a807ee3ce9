#include "bench/sample_project.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace cfplan::bench {
namespace {

constexpr const char* kHead = R"(version: 1
layout: { wrangler_env: "${customer}-${environment}" }
defaults:
  vars: { LOG_LEVEL: info, SERVICE_DOMAIN: "${customer}" }
  env: { FEATURE_BETA: false }
customers:
)";

constexpr const char* kWrangler = R"(# The service.
name = "data-service"
main = "src/index.js"
compatibility_date = "2025-09-01"
)";

constexpr const char* kAccount = R"({
  "writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Bench" },
  "zones": [{ "id": "1a2b3c4d5e6f708192a3b4c5d6e7f809", "name": "example.com" }],
  "databases": [],
  "workers": []
}
)";

std::string customer_text(int number) {
  const std::string name = "customer" + std::to_string(number);
  return "  " + name +
         ":\n    environments:\n      production:\n        vars: { REGION: weur, TIER: " +
         std::to_string(number % 3) + " }\n        env: { API_URL: \"https://api." + name +
         ".example.com\" }\n";
}

}  // namespace

SampleProject::SampleProject(int customers) {
  std::string pattern = (std::filesystem::temp_directory_path() / "cfplan-bench.XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) std::abort();
  folder_ = pattern;
  std::ofstream manifest(folder_ / "deployments.yaml");
  manifest << kHead;
  for (int i = 0; i < customers; ++i) manifest << customer_text(i);
  std::ofstream(folder_ / "wrangler.toml") << kWrangler;
  std::ofstream(folder_ / "account.json") << kAccount;
}

SampleProject::~SampleProject() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace cfplan::bench
