#include "cfplan/apply/child_environment.hpp"

#include <algorithm>
#include <string_view>

namespace cfplan {
namespace {

bool is_cloudflare_credential(std::string_view name) {
  return name.ends_with("CLOUDFLARE_API_TOKEN") || name.ends_with("CLOUDFLARE_API_KEY") ||
         name == "CF_API_TOKEN" || name == "CF_API_KEY";
}

}  // namespace

std::map<std::string, Sensitive> child_environment(const Environment& environment,
                                                   const std::set<std::string>& withheld,
                                                   const std::vector<std::string>& passed) {
  std::map<std::string, Sensitive> variables;
  for (const std::string& name : environment.names()) {
    const bool is_passed = std::find(passed.begin(), passed.end(), name) != passed.end();
    if (!is_passed && (is_cloudflare_credential(name) || withheld.contains(name))) continue;
    variables.emplace(name, Sensitive(environment.get(name).value_or("")));
  }
  return variables;
}

}  // namespace cfplan
