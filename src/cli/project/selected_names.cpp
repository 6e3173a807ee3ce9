#include "cli/project/selected_names.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

bool names_outright(const std::string& glob) {
  return glob.find_first_of("*?[!") == std::string::npos;
}

/// Folders and files without their extension: "config", "customers", "acme", "production".
void add_parts(const std::string& path, std::set<std::string>& names) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find_first_of("/.", begin), path.size());
    names.insert(path.substr(begin, end - begin));
    begin = end + 1;
  }
}

Diagnostic unknown_name(std::string_view noun, const std::string& name,
                        const std::set<std::string>& declared) {
  const std::vector<std::string> candidates(declared.begin(), declared.end());
  const auto near = closest_match(name, candidates);
  return {.code = std::string(kUnknownSelection),
          .message = "there is no " + std::string(noun) + " \"" + visible(name) + "\"",
          .hint = near ? "did you mean --" + std::string(noun) + " " + *near
                       : "cfplan list shows all of them"};
}

Diagnostics unknown_names(std::string_view noun, const std::vector<std::string>& globs,
                          const std::set<std::string>& declared,
                          const std::set<std::string>& beside) {
  Diagnostics problems;
  for (const std::string& glob : globs) {
    const bool is_known = declared.contains(glob) || beside.contains(glob);
    if (!is_known && names_outright(glob)) problems.push_back(unknown_name(noun, glob, declared));
  }
  return problems;
}

/// Whether something is wrong that is not of a single deployment.
bool is_unreadable(const Project& project) {
  return std::any_of(project.diagnostics.begin(), project.diagnostics.end(),
                     [](const Diagnostic& one) {
                       return one.severity == Severity::Error && one.deployment.empty();
                     });
}

Diagnostic nothing_covered() {
  return {.code = std::string(kUnknownSelection),
          .severity = Severity::Warning,
          .message = "--customer and --environment cover no deployment of the manifest",
          .hint = "cfplan list shows all of them"};
}

}  // namespace

Diagnostics selection_problems(const Project& project, const Selection& selection) {
  if (selection.covers_all() || is_unreadable(project)) return {};
  std::set<std::string> customers;
  std::set<std::string> environments;
  bool covers_any = false;
  for (const Deployment& one : project.desired.deployments) {
    customers.insert(one.key.customer);
    environments.insert(one.key.environment);
    covers_any = covers_any || selection.covers(one.key);
  }
  std::set<std::string> beside;
  for (const std::string& path : project.env_files) add_parts(path, beside);
  Diagnostics problems = unknown_names("customer", selection.customers, customers, beside);
  Diagnostics others = unknown_names("environment", selection.environments, environments, beside);
  std::move(others.begin(), others.end(), std::back_inserter(problems));
  if (problems.empty() && !covers_any) problems.push_back(nothing_covered());
  return problems;
}

}  // namespace cfplan
