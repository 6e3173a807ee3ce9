#pragma once

#include <map>
#include <string>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/deployment_facts.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/model/origin.hpp"
#include "cfplan/model/wrangler_facts.hpp"

namespace cfplan {

/// "deployments.yaml:12, defaults", or "derived".
[[nodiscard]] std::string origin_text(const Origin& origin);

/// What one wrangler file says, its sections found by name at once.
class IndexedWrangler {
 public:
  IndexedWrangler(std::string file, WranglerFacts facts);

  [[nodiscard]] const WranglerFacts& facts() const { return facts_; }
  /// Null when there is no such `[env.X]`.
  [[nodiscard]] const WranglerSection* find(const std::string& env) const;
  /// Adds worker, account, zones, databases, routes and vars of a section; `deployment` is null
  /// for one that nobody declares.
  void describe(const WranglerSection& section, const Deployment* deployment,
                DeploymentFacts& into) const;

 private:
  std::string file_;
  WranglerFacts facts_;
  std::map<std::string, std::size_t> places_;
};

/// Adds domain and env: what the env file says, with the base env file's values as fallback.
/// Either document may be null.
void describe_env(const StructuredDocument* env_file, const StructuredDocument* base,
                  const Deployment* deployment, DeploymentFacts& into);

}  // namespace cfplan
