#pragma once

#include <string>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// A deployment as it stands in the files, to be declared so that nothing changes.
struct StandingDeployment {
  DeploymentKey key;
  std::string wrangler_env;
  bool has_env_file = false;  ///< the one of the default layout
  Value::Map vars;
  Value::Map env;
};

/// What a new manifest says, in the order of the files.
struct StandingProject {
  std::vector<StandingDeployment> deployments;
  std::vector<std::string> remarks;  ///< what could not be declared, a line each
};

/// The text of a manifest whose plan is empty. A value that looks like a credential, or that no
/// manifest can say, is not in it: a comment names its key.
[[nodiscard]] std::string write_manifest(const StandingProject& project);

}  // namespace cfplan
