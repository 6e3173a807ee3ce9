#include "cli/facts/old_project.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/facts/standing_project.hpp"
#include "cli/file_search.hpp"
#include "cli/wrangler_search.hpp"

namespace cfplan {
namespace {

/// import's word for "this section could be of several customers".
constexpr std::string_view kAmbiguousSection = "CFP9012";
constexpr std::string_view kDocumentation = "config/environments/";

/// What the first env file with a WRANGLER_CONFIG of this project names.
std::string named_wrangler_file(const ProjectFiles& files, const Documents& documents) {
  for (const auto& [path, file] : documents.files) {
    const Value* value = file.document->tree().find("WRANGLER_CONFIG");
    if (value == nullptr || value->string() == nullptr) continue;
    std::string name = *value->string();
    while (name.starts_with("./")) name.erase(0, 2);
    if (name.empty() || name.starts_with(kDocumentation)) continue;
    if (files.read(name).is_here()) return name;
  }
  return "";
}

DeploymentKey key_of(const std::string& env_file) {
  const std::size_t name = env_file.rfind('/') + 1;
  const std::size_t folder = env_file.rfind('/', name - 2) + 1;
  return {env_file.substr(folder, name - 1 - folder),
          env_file.substr(name, env_file.size() - name - 4)};
}

Deployment deployment_at(const DeploymentKey& key, const std::string& wrangler,
                         const std::string& section) {
  Deployment deployment;
  deployment.key = key;
  deployment.wrangler_file = wrangler;
  deployment.wrangler_env = section;
  return deployment;
}

/// Sections for the env files that have none: named after the environment where nobody else wants
/// or has that name, else after the customer too.
void add_new_sections(const std::vector<std::string>& env_files, Project& project) {
  Desired& desired = project.desired;
  std::set<DeploymentKey> known;
  std::set<std::string> taken;
  for (const Deployment& one : desired.deployments) {
    known.insert(one.key);
    taken.insert(one.wrangler_env);
  }
  if (const ObservedFile* file = project.documents.find(desired.wrangler_file)) {
    for (const WranglerSection& section : read_wrangler(*file->document).sections) {
      taken.insert(section.env);
    }
  }
  std::map<std::string, int> wanted;
  for (const std::string& path : env_files) {
    if (!known.contains(key_of(path))) ++wanted[key_of(path).environment];
  }
  for (const std::string& path : env_files) {
    const DeploymentKey key = key_of(path);
    if (known.contains(key)) continue;
    const bool is_free = wanted[key.environment] == 1 && !taken.contains(key.environment);
    desired.deployments.push_back(
        deployment_at(key, desired.wrangler_file,
                      is_free ? key.environment : key.customer + "-" + key.environment));
    desired.deployments.back().env_file = path;
  }
}

void add_standing(const StandingProject& standing, Project& project) {
  for (const StandingDeployment& one : standing.deployments) {
    Deployment deployment = deployment_at(one.key, project.desired.wrangler_file, one.wrangler_env);
    deployment.env_file = one.env_file;
    project.desired.deployments.push_back(std::move(deployment));
  }
}

/// As import matches them. Where it cannot tell whose a section is, each customer for itself: what
/// would meet in one section is for the migration to refuse, which names the files.
Result<StandingProject> match(const ProjectFiles& files, const std::string& wrangler,
                              const std::vector<std::string>& env_files,
                              const Selection& selection) {
  if (env_files.empty()) return standing_project(files, wrangler, {selection, {}});
  auto all = standing_project(files, wrangler, {});
  if (all || all.error().diagnostics.front().code != kAmbiguousSection) return all;
  std::set<std::string> customers;
  for (const std::string& path : env_files) customers.insert(key_of(path).customer);
  StandingProject matched;
  for (const std::string& customer : customers) {
    auto one =
        standing_project(files, wrangler, {{.customers = {customer}, .environments = {}}, {}});
    if (!one) return one;
    std::move(one->deployments.begin(), one->deployments.end(),
              std::back_inserter(matched.deployments));
  }
  return matched;
}

}  // namespace

Result<Project> old_project(const ProjectPlace& place, const Selection& selection) {
  Project project;
  auto env_files = find_files(place.files, "config/customers/*/*.env");
  if (!env_files) return fail(std::move(env_files.error()));
  for (const std::string& path : *env_files) {
    read_document(place.files, path, DocumentFormat::Env, project.documents);
  }
  Desired& desired = project.desired;
  desired.manifest_file = place.manifest_file;
  desired.accounts.emplace("", DesiredAccount{});
  desired.wrangler_file = named_wrangler_file(place.files, project.documents);
  if (desired.wrangler_file.empty()) desired.wrangler_file = find_wrangler_file(place.files);
  const auto standing = match(place.files, desired.wrangler_file, *env_files, selection);
  if (!standing) return fail(standing.error());
  read_document(place.files, desired.wrangler_file, wrangler_format(desired.wrangler_file),
                project.documents);
  read_document(place.files, desired.layout.base_wrangler,
                wrangler_format(desired.layout.base_wrangler), project.documents);
  add_standing(*standing, project);
  add_new_sections(*env_files, project);
  std::sort(desired.deployments.begin(), desired.deployments.end(),
            [](const Deployment& a, const Deployment& b) { return a.key < b.key; });
  if (const auto other = find_shadowing_file(place.disk, place.folder, desired.wrangler_file)) {
    project.diagnostics.push_back(shadowed_file(desired.wrangler_file, *other));
  }
  project.env_files = *std::move(env_files);
  return project;
}

}  // namespace cfplan
