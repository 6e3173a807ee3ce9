#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

constexpr const char* kSeedManifest = R"(version: 1
service: "data-service"
accounts: { main: { id: 0506015145cda87c34f9ab8e9675a8a9, token_env: CLOUDFLARE_API_TOKEN } }
layout: { wrangler_env: "${customer}-${environment}", worker: null }
include: [ "customers/*.yaml" ]
defaults: &d { vars: { LOG_LEVEL: info, DEEP: { a: [ 1, { b: null } ] } } }
customers:
  testcorp:
    domain: wetechfounders.com
    environments:
      production:
        routes: [ "${domain}/*", { pattern: 'x.com', custom_domain: true } ]
        databases:
          - { binding: DB, name: testcorp-auth-db, create: true }
        env:  { API_URL: "https://api.${domain}", FEATURE_BETA: true }
        secrets:
          KEY: { from_command: [ a, b ], pass_env: [ C ], keep_newline: true }
          # a comment
          TEXT: |
            block
      staging: { state: absent }
)";

// Pieces that mean something to YAML, to templates or to the schema.
const std::vector<std::string> kPieces{"${",
                                       "}",
                                       "$${",
                                       "null",
                                       "~",
                                       ": ",
                                       "\n",
                                       "- ",
                                       "[",
                                       "]",
                                       "{",
                                       "}",
                                       "\"",
                                       "'",
                                       "&a ",
                                       "*a",
                                       "<<",
                                       "|\n",
                                       ">\n",
                                       "!!x ",
                                       "#",
                                       "? ",
                                       "---",
                                       "...",
                                       "\t",
                                       "\xFF",
                                       "ü",
                                       "%",
                                       "@",
                                       "${worker}",
                                       "0",
                                       "1e9",
                                       "\\",
                                       ",",
                                       "x",
                                       "\r",
                                       " ",
                                       "  ",
                                       "a: ",
                                       "..",
                                       "*.a.com/*?",
                                       "true",
                                       "99999999999999999999"};

std::string mutated(std::mt19937& random, std::string text) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t count = below(8) + 1; count > 0; --count) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = std::min(below(12), text.size() - at);
    switch (below(4)) {
      case 0: text.erase(at, size); break;
      case 1: text.insert(at, text.substr(below(text.size() + 1), below(40))); break;
      case 2: text.replace(at, size, kPieces[below(kPieces.size())]); break;
      default: text.insert(at, kPieces[below(kPieces.size())]);
    }
  }
  return text;
}

TEST(Mutations, NeverCrashAndAlwaysPointIntoTheFile) {
  const char* chosen = std::getenv("CFPLAN_SEED");
  const unsigned seed = chosen != nullptr ? static_cast<unsigned>(std::strtoul(chosen, nullptr, 10))
                                          : std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  std::mt19937 random(seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(3);
  while (std::chrono::steady_clock::now() < end) {
    const std::string yaml = mutated(random, kSeedManifest);
    const SourceFile source("deployments.yaml", yaml);
    const auto reading = read_manifest(yaml);
    for (const Diagnostic& diagnostic : reading.diagnostics) {
      ASSERT_FALSE(diagnostic.hint.empty()) << "seed " << seed << "\n" << yaml;
      ASSERT_TRUE(diagnostic.place.has_value()) << "seed " << seed << "\n" << yaml;
      ASSERT_LE(diagnostic.place->line, source.line_count()) << "seed " << seed << "\n" << yaml;
    }
  }
}

}  // namespace
}  // namespace cfplan
