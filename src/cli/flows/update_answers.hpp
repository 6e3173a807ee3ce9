#pragma once

#include <string>
#include <vector>

#include "cli/flows/deployment_form.hpp"

namespace cfplan {

/// What the command line of update says: the names may be missing, and so may everything in the
/// form.
struct UpdateAnswers {
  std::vector<std::string> customers;
  std::vector<std::string> environments;
  DeploymentForm form;

  [[nodiscard]] bool names_one() const { return customers.size() == 1 && environments.size() == 1; }
  [[nodiscard]] bool names_a_change() const {
    return form.changes_manifest() || !form.rotate.empty();
  }
};

}  // namespace cfplan
