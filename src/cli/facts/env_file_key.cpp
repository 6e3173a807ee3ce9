#include "cli/facts/env_file_key.hpp"

#include <cstddef>
#include <string_view>

#include "cli/facts/section_owners.hpp"

namespace cfplan {

DeploymentKey env_file_key(const std::string& path) {
  constexpr std::string_view kEnding = ".env";
  const std::size_t name = path.rfind('/') + 1;
  const std::size_t folder = path.rfind('/', name - 2) + 1;
  return {manifest_name(path.substr(folder, name - 1 - folder)),
          manifest_name(path.substr(name, path.size() - name - kEnding.size()))};
}

KeyedEnvFiles key_env_files(const std::vector<std::string>& paths) {
  KeyedEnvFiles files;
  for (const std::string& path : paths) {
    const DeploymentKey key = env_file_key(path);
    const bool is_named = !key.customer.empty() && !key.environment.empty();
    if (!is_named || !files.by_key.emplace(key, path).second) files.unnamed.push_back(path);
  }
  return files;
}

}  // namespace cfplan
