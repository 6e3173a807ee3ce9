#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Names of databases by the deployments and unmanaged sections that keep using them.
class KeptDatabases {
 public:
  KeptDatabases(const Desired& desired, const ProjectFacts& project);
  [[nodiscard]] bool contains(const std::string& name) const { return names_.contains(name); }

 private:
  std::set<std::string> names_;
};

/// `state: absent`: its section and env file go; what stays at Cloudflare is said as the wrangler
/// commands that would remove it.
void add_removal(const KeptDatabases& kept, const ProjectFacts& project, DeploymentDraft& draft);

}  // namespace cfplan
