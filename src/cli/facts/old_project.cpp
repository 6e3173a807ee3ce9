#include "cli/facts/old_project.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/facts/env_file_key.hpp"
#include "cli/facts/standing_groups.hpp"
#include "cli/facts/standing_project.hpp"
#include "cli/project/file_search.hpp"
#include "cli/project/wrangler_search.hpp"

namespace cfplan {
namespace {

/// import's word for "this section could be of several customers".
constexpr std::string_view kAmbiguousSection = "CFP9012";
constexpr std::string_view kDocumentation = "config/environments/";

/// The wrangler file of this project that an env file names; empty: none that is there.
std::string named_wrangler_file(const ProjectFiles& files, const ObservedFile* env_file) {
  const Value* value =
      env_file == nullptr ? nullptr : env_file->document->tree().find("WRANGLER_CONFIG");
  if (value == nullptr || value->string() == nullptr) return "";
  std::string name = *value->string();
  while (name.starts_with("./")) name.erase(0, 2);
  const bool is_configuration = !name.empty() && !name.starts_with(kDocumentation);
  return is_configuration && files.read(name).is_here() ? name : "";
}

/// The env files by the wrangler file that each names; the first group is that of the files which
/// name none. Where all name one, it is the project's.
std::vector<WranglerGroup> group_by_wrangler_file(const ProjectFiles& files,
                                                  const Documents& documents,
                                                  const std::vector<std::string>& env_files) {
  std::map<std::string, std::set<std::string>> named;
  for (const std::string& path : env_files) {
    named[named_wrangler_file(files, documents.find(path))].insert(path);
  }
  std::set<std::string> unnamed = std::move(named[""]);
  named.erase("");
  std::string usual = find_wrangler_file(files);
  const bool is_used = unnamed.empty() ? named.contains(usual) : files.read(usual).is_here();
  if (named.size() == 1 || (!named.empty() && !is_used)) usual = named.begin()->first;
  unnamed.merge(named[usual]);
  named.erase(usual);
  std::vector<WranglerGroup> groups{{std::move(usual), std::move(unnamed)}};
  for (auto& [wrangler, paths] : named) groups.push_back({wrangler, std::move(paths)});
  return groups;
}

// No deployment can be made of it, so that nothing of it is moved.
Diagnostic unnamed_file(const std::string& path) {
  return {.code = "CFP2408",
          .severity = Severity::Warning,
          .message = visible(path) +
                     " is left as it is: no names of a manifest can be made of its path, or "
                     "another file has the same",
          .place = file_place(path),
          .hint =
              "rename its folder or the file: customers and environments are called with "
              "lower-case letters, digits, _ and -"};
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
void add_new_sections(const WranglerGroup& group, Project& project) {
  Desired& desired = project.desired;
  std::set<DeploymentKey> known;
  std::set<std::string> taken;
  for (const Deployment& one : desired.deployments) {
    known.insert(one.key);
    if (one.wrangler_file == group.wrangler) taken.insert(one.wrangler_env);
  }
  if (const ObservedFile* file = project.documents.find(group.wrangler)) {
    for (const WranglerSection& section : read_wrangler(*file->document).sections) {
      taken.insert(section.env);
    }
  }
  std::map<std::string, int> wanted;
  for (const std::string& path : group.env_files) {
    if (!known.contains(env_file_key(path))) ++wanted[env_file_key(path).environment];
  }
  for (const std::string& path : group.env_files) {
    const DeploymentKey key = env_file_key(path);
    if (known.contains(key)) continue;
    const bool is_free = wanted[key.environment] == 1 && !taken.contains(key.environment);
    desired.deployments.push_back(deployment_at(
        key, group.wrangler, is_free ? key.environment : key.customer + "-" + key.environment));
    desired.deployments.back().env_file = path;
  }
}

/// As import matches them. Where it cannot tell whose a section is, each customer for itself: what
/// would meet in one section is for the migration to refuse, which names the files.
Result<StandingProject> match(const ProjectFiles& files, const WranglerGroup& group) {
  auto all = standing_project(files, group.wrangler, {{}, {}, group.env_files});
  if (all || all.error().diagnostics.front().code != kAmbiguousSection) return all;
  std::set<std::string> customers;
  for (const std::string& path : group.env_files) customers.insert(env_file_key(path).customer);
  StandingProject matched;
  for (const std::string& customer : customers) {
    auto one =
        standing_project(files, group.wrangler,
                         {{.customers = {customer}, .environments = {}}, {}, group.env_files});
    if (!one) return one;
    std::move(one->deployments.begin(), one->deployments.end(),
              std::back_inserter(matched.deployments));
  }
  return matched;
}

/// Adds the deployments of one wrangler file, those included whose section is not there yet.
Result<void> add_group(const ProjectPlace& place, const WranglerGroup& group,
                       const Selection& selection, Project& project) {
  const bool names_its_customers = !project.env_files.empty();
  if (names_its_customers && group.env_files.empty()) return {};
  const auto standing = names_its_customers
                            ? match(place.files, group)
                            : standing_project(place.files, group.wrangler, {selection, {}, {}});
  if (!standing) return fail(standing.error());
  read_document(place.files, group.wrangler, wrangler_format(group.wrangler), project.documents);
  for (const StandingDeployment& one : standing->deployments) {
    Deployment deployment = deployment_at(one.key, group.wrangler, one.wrangler_env);
    deployment.env_file = one.env_file;
    project.desired.deployments.push_back(std::move(deployment));
  }
  add_new_sections(group, project);
  if (const auto other = find_shadowing_file(place.disk, place.folder, group.wrangler)) {
    project.diagnostics.push_back(shadowed_file(group.wrangler, *other));
  }
  return {};
}

}  // namespace

Result<Project> old_project(const ProjectPlace& place, const Selection& selection) {
  Project project;
  auto env_files = find_files(place.files, "config/customers/*/*.env");
  if (!env_files) return fail(std::move(env_files.error()));
  const KeyedEnvFiles keyed = key_env_files(*env_files);
  for (const auto& [key, path] : keyed.by_key) project.env_files.push_back(path);
  for (const std::string& path : keyed.unnamed) {
    project.diagnostics.push_back(unnamed_file(path));
  }
  for (const std::string& path : project.env_files) {
    read_document(place.files, path, DocumentFormat::Env, project.documents);
  }
  const auto groups = group_by_wrangler_file(place.files, project.documents, project.env_files);
  Desired& desired = project.desired;
  desired.manifest_file = place.manifest_file;
  desired.accounts.emplace("", DesiredAccount{});
  desired.wrangler_file = groups.front().wrangler;
  for (const WranglerGroup& group : groups) {
    if (auto added = add_group(place, group, selection, project); !added) {
      return fail(std::move(added.error()));
    }
  }
  read_document(place.files, desired.layout.base_wrangler,
                wrangler_format(desired.layout.base_wrangler), project.documents);
  std::sort(desired.deployments.begin(), desired.deployments.end(),
            [](const Deployment& a, const Deployment& b) { return a.key < b.key; });
  return project;
}

}  // namespace cfplan
