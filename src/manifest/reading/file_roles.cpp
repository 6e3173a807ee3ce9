#include "manifest/reading/file_roles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "cfplan/model/secret_versions.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/reading/shared_facts.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

/// What files are already, by path.
using FileRoles = std::map<std::string, std::string>;

constexpr std::array<std::string_view, 3> kWranglerNames{"wrangler.toml", "wrangler.jsonc",
                                                         "wrangler.json"};

std::vector<std::string> folders_of(const std::string& path) {
  std::vector<std::string> folders;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    folders.push_back(path.substr(0, slash));
  }
  return folders;
}

FileRoles unwritten_files(const std::vector<std::string>& manifest_files, const Layout& layout) {
  FileRoles roles{
      {manifest_files.front(), "the manifest"},
      {check_project_file(layout.base_env_file).path, "the base env file, which is only read"},
      {kVersionLock, "cfplan's own record of secrets"}};
  for (const std::string& file : manifest_files) roles.emplace(file, "a file of the manifest");
  return roles;
}

void add_wrangler_files(const std::vector<Candidate>& candidates, const SharedFacts& shared,
                        FileRoles& roles) {
  roles.emplace(shared.wrangler_file, "the wrangler file");
  for (const Candidate& candidate : candidates) {
    const Deployment& deployment = candidate.deployment;
    roles.emplace(deployment.wrangler_file, "the wrangler file of " + deployment.key.text());
  }
}

void add_folders(FileRoles& roles) {
  FileRoles folders;
  for (const auto& [path, role] : roles) {
    for (std::string& folder : folders_of(path))
      folders.emplace(std::move(folder), "the folder of " + path);
  }
  roles.merge(folders);
}

// config/environments describes environments for people.
bool is_documentation(std::string_view path) {
  return path.starts_with("config/environments/") && path.ends_with(".toml");
}

// Also one that no manifest names, and that wrangler finds all the same.
bool is_found_by_wrangler(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return std::find(kWranglerNames.begin(), kWranglerNames.end(), name) != kWranglerNames.end();
}

std::string role_of(const std::string& path, const FileRoles& roles) {
  if (is_documentation(path)) return "documentation, which is never written";
  const auto found = roles.find(path);
  if (found != roles.end()) return found->second;
  for (const std::string& folder : folders_of(path)) {
    const auto file = roles.find(folder);
    if (file != roles.end() && !file->second.starts_with("the folder of ")) {
      return "below " + folder + ", " + file->second;
    }
  }
  return "";
}

std::string env_file_role(const std::string& path, const FileRoles& roles) {
  std::string role = role_of(path, roles);
  return role.empty() && is_found_by_wrangler(path) ? "a file that wrangler reads" : role;
}

class RoleReports {
 public:
  explicit RoleReports(Problems& problems) : problems_(problems) {}

  void report(const Candidate& candidate, const std::string& path, const std::string& role,
              const Spot& spot, std::string hint) {
    if (path.empty() || role.empty()) return;
    problems_.report({.code = "CFP1407",
                      .message = "the path " + in_quotes(path) + " is " + role,
                      .place = place(candidate, spot),
                      .hint = std::move(hint)},
                     {candidate.deployment.key});
  }

 private:
  // A built-in default stands nowhere: the deployment does.
  [[nodiscard]] static Place place(const Candidate& candidate, const Spot& spot) {
    if (spot.layer != nullptr) return spot.layer->file().text.place(spot.span);
    return candidate.file->text.place(candidate.span);
  }

  Problems& problems_;
};

}  // namespace

void check_file_roles(const std::vector<Candidate>& candidates,
                      const std::vector<std::string>& manifest_files, const SharedFacts& shared,
                      Problems& problems) {
  const Layout layout = read_layout(*shared.main);
  const FileRoles unwritten = unwritten_files(manifest_files, layout);
  FileRoles roles = unwritten;
  roles.emplace(check_project_file(layout.base_wrangler).path, "the base wrangler file");
  add_wrangler_files(candidates, shared, roles);
  roles.erase("");
  add_folders(roles);
  RoleReports reports(problems);
  for (const Candidate& candidate : candidates) {
    const Deployment& deployment = candidate.deployment;
    const DeploymentKey& key = deployment.key;
    reports.report(candidate, deployment.wrangler_file,
                   role_of(deployment.wrangler_file, unwritten), candidate.wrangler_spot,
                   "name the file that wrangler reads, as in wrangler.toml");
    const std::string env_file = deployment.env_file.value_or("");
    reports.report(candidate, env_file, env_file_role(env_file, roles), candidate.env_file_spot,
                   "name a file of its own, as in config/customers/" + key.customer + "/" +
                       key.environment + ".env");
  }
}

}  // namespace cfplan
