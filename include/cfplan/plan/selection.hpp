#pragma once

#include <string>
#include <vector>

#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// `--customer GLOB --environment GLOB`: several of one option are alternatives, `!GLOB` excludes;
/// only exclusions means "all but these".
struct Selection {
  std::vector<std::string> customers;
  std::vector<std::string> environments;

  [[nodiscard]] bool covers(const DeploymentKey& key) const;
  [[nodiscard]] bool covers_all() const { return customers.empty() && environments.empty(); }
};

}  // namespace cfplan
