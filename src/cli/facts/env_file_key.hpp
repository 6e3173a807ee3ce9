#pragma once

#include <map>
#include <string>
#include <vector>

#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// The env files of `config/customers/*/*.env` by the deployment that folder and name say, in
/// names that a manifest takes: `config/customers/TestCorp/Production.env` is testcorp/production.
struct KeyedEnvFiles {
  std::map<DeploymentKey, std::string> by_key;
  /// Those of which no names can be made, and those whose names another file has.
  std::vector<std::string> unnamed;
};

[[nodiscard]] KeyedEnvFiles key_env_files(const std::vector<std::string>& paths);

/// The deployment that the path of an env file says; a part is empty where nothing can be made of
/// it.
[[nodiscard]] DeploymentKey env_file_key(const std::string& path);

}  // namespace cfplan
