#include "plan/diff/unmanaged.hpp"

#include <array>

namespace cfplan {
namespace {

// The layout's pattern for a deployment that could not be read: as near as its key tells.
std::string filled(std::string pattern, const DeploymentKey& key, const std::string& service) {
  const std::array<std::pair<std::string, std::string>, 3> values{
      {{"${customer}", key.customer},
       {"${environment}", key.environment},
       {"${service}", service}}};
  for (const auto& [name, value] : values) {
    for (std::size_t at = pattern.find(name); at != std::string::npos;
         at = pattern.find(name, at + value.size())) {
      pattern.replace(at, name.size(), value);
    }
  }
  return pattern;
}

}  // namespace

Declared::Declared(const Desired& desired) {
  for (const Deployment& deployment : desired.deployments) {
    sections_.emplace(deployment.wrangler_file, deployment.wrangler_env);
    if (deployment.env_file) env_files_.insert(*deployment.env_file);
  }
  const Layout& layout = desired.layout;
  for (const DeploymentKey& key : desired.broken) {
    sections_.emplace(desired.wrangler_file, filled(layout.wrangler_env, key, desired.service));
    if (layout.env_file) env_files_.insert(filled(*layout.env_file, key, desired.service));
  }
  env_files_.insert(layout.base_env_file);
}

std::vector<Unmanaged> find_unmanaged(const Declared& declared, const ProjectFacts& project,
                                      const std::vector<std::string>& env_files) {
  std::vector<Unmanaged> found;
  for (const auto& [path, file] : project.wrangler_files()) {
    for (const WranglerSection& section : file.facts().sections) {
      if (declared.section(path, section.env)) continue;
      found.push_back({Unmanaged::Kind::Section, path, section.env});
    }
  }
  const std::set<std::string> sorted(env_files.begin(), env_files.end());
  for (const std::string& path : sorted) {
    if (!declared.env_file(path)) found.push_back({Unmanaged::Kind::EnvFile, path, ""});
  }
  return found;
}

}  // namespace cfplan
