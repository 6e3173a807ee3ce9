#include "cli/facts/standing_project.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/file_search.hpp"
#include "cli/project.hpp"

namespace cfplan {
namespace {

Value::Map members_or_none(const Value* value) {
  const auto* map = value == nullptr ? nullptr : value->as<Value::Map>();
  return map == nullptr ? Value::Map{} : *map;
}

/// An environment's name from the X of `[env.X]`.
std::string environment_name(const std::string& section) {
  std::string name;
  for (char letter : section) {
    const auto c = static_cast<unsigned char>(letter);
    const bool is_kept = std::isalnum(c) != 0 || c == '_' || c == '-';
    name += is_kept ? static_cast<char>(std::tolower(c)) : '-';
  }
  return name;
}

Diagnostic no_customer() {
  return {.code = "CFP9011",
          .message = "there is no config/customers to take the customers from",
          .hint = "name the one customer with --customer NAME"};
}

Diagnostic several_customers(const std::string& section, const std::set<std::string>& customers) {
  std::string names;
  for (const std::string& one : customers) names += (names.empty() ? "" : ", ") + one;
  return {.code = "CFP9012",
          .message = "[env." + section + "] could be of any of these customers: " + names,
          .hint = "import one of them with --customer NAME"};
}

struct EnvFile {
  DeploymentKey key;
  std::string path;
};

EnvFile env_file_at(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  const std::size_t folder = path.rfind('/', name - 2) + 1;
  return {{path.substr(folder, name - 1 - folder), path.substr(name, path.size() - name - 4)},
          path};
}

/// Every section becomes an environment of the one customer that was named.
StandingProject one_customer(const std::string& customer, const WranglerFacts& facts) {
  StandingProject project;
  std::set<std::string> used;
  for (const WranglerSection& section : facts.sections) {
    const std::string name = environment_name(section.env);
    if (!used.insert(name).second) {
      project.remarks.push_back("[env." + section.env + "] is not declared: its name is another's");
      continue;
    }
    project.deployments.push_back(
        {{customer, name}, section.env, false, members_or_none(section.vars), {}});
  }
  return project;
}

const WranglerSection* section_of(const DeploymentKey& key, const WranglerFacts& facts) {
  if (const auto* own = facts.find(key.customer + "-" + key.environment)) return own;
  const WranglerSection* shared = facts.find(key.environment);
  if (shared == nullptr || shared->vars == nullptr) return shared;
  const Value* owner = shared->vars->find("SERVICE_DOMAIN");
  const bool is_others =
      owner != nullptr && owner->string() != nullptr && *owner->string() != key.customer;
  return is_others ? nullptr : shared;
}

Result<StandingProject> by_env_files(const std::vector<EnvFile>& env_files,
                                     const WranglerFacts& facts, const ProjectFiles& files,
                                     Documents& documents) {
  StandingProject project;
  std::map<std::string, std::set<std::string>> owners;
  for (const auto& [key, path] : env_files) {
    const WranglerSection* section = section_of(key, facts);
    if (section == nullptr) {
      project.remarks.push_back(path + " is not declared: no [env.X] was found for it");
      continue;
    }
    read_document(files, path, DocumentFormat::Env, documents);
    const ObservedFile* file = documents.find(path);
    if (file == nullptr) return fail(Error{documents.broken[path]});
    owners[section->env].insert(key.customer);
    project.deployments.push_back({key, section->env, true, members_or_none(section->vars),
                                   members_or_none(&file->document->tree())});
  }
  for (const auto& [section, customers] : owners) {
    if (customers.size() > 1) return fail(several_customers(section, customers));
  }
  return project;
}

}  // namespace

Result<StandingProject> standing_project(const ProjectFiles& files, const std::string& wrangler,
                                         const Selection& selection) {
  Documents documents;
  read_document(files, wrangler, wrangler_format(wrangler), documents);
  refuse_empty_wrangler_file(wrangler, documents);
  if (const auto broken = documents.broken.find(wrangler); broken != documents.broken.end()) {
    return fail(Error{broken->second});
  }
  const ObservedFile* file = documents.find(wrangler);
  if (file == nullptr) {
    return fail(Diagnostic{.code = "CFP2040",
                           .message = wrangler + " is not there",
                           .place = file_place(wrangler),
                           .hint = "name the project's folder with -C DIR"});
  }
  const WranglerFacts facts = read_wrangler(*file->document);
  const auto paths = find_files(files, "config/customers/*/*.env");
  if (!paths) return fail(paths.error());
  if (paths->empty()) {
    if (selection.customers.size() != 1) return fail(no_customer());
    return one_customer(selection.customers.front(), facts);
  }
  std::vector<EnvFile> env_files;
  for (const std::string& path : *paths) {
    EnvFile one = env_file_at(path);
    if (selection.covers(one.key)) env_files.push_back(std::move(one));
  }
  return by_env_files(env_files, facts, files, documents);
}

}  // namespace cfplan
