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

bool is_exclusion(const std::string& glob) { return glob.starts_with('!'); }

/// What a glob says without the mark of an exclusion.
std::string named_by(const std::string& glob) { return glob.substr(is_exclusion(glob) ? 1 : 0); }

bool names_outright(const std::string& glob) {
  return named_by(glob).find_first_of("*?[") == std::string::npos;
}

/// Folders and files without their extension: "config", "customers", "acme", "production".
void add_parts(const std::string& path, std::set<std::string>& names) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find_first_of("/.", begin), path.size());
    names.insert(path.substr(begin, end - begin));
    begin = end + 1;
  }
}

Diagnostic unknown_name(std::string_view noun, const std::string& glob,
                        const std::set<std::string>& declared) {
  const std::vector<std::string> candidates(declared.begin(), declared.end());
  const std::string name = named_by(glob);
  const auto near = closest_match(name, candidates);
  const std::string option = " --" + std::string(noun) + (is_exclusion(glob) ? " !" : " ");
  return {.code = std::string(kUnknownSelection),
          .message = "there is no " + std::string(noun) + " \"" + visible(name) + "\"",
          .hint = near ? "did you mean" + option + *near : "cfplan list shows all of them"};
}

Diagnostic excludes_nothing(std::string_view noun, const std::string& glob) {
  return {.code = std::string(kUnknownSelection),
          .severity = Severity::Warning,
          .message = "--" + std::string(noun) + " \"" + visible(glob) + "\" excludes no " +
                     std::string(noun),
          .hint = "cfplan list shows all of them"};
}

Diagnostics unknown_names(std::string_view noun, const std::vector<std::string>& globs,
                          const std::set<std::string>& declared,
                          const std::set<std::string>& beside) {
  Diagnostics problems;
  for (const std::string& glob : globs) {
    const auto is_meant = [&](const std::string& name) {
      return glob_matches(named_by(glob), name);
    };
    const bool is_known = std::any_of(declared.begin(), declared.end(), is_meant) ||
                          std::any_of(beside.begin(), beside.end(), is_meant);
    if (is_known) continue;
    if (names_outright(glob)) problems.push_back(unknown_name(noun, glob, declared));
    else if (is_exclusion(glob)) problems.push_back(excludes_nothing(noun, glob));
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
  if (!has_errors(problems) && !covers_any) problems.push_back(nothing_covered());
  return problems;
}

}  // namespace cfplan
