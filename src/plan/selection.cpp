#include "cfplan/plan/selection.hpp"

#include <algorithm>
#include <string_view>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool covers_name(const std::vector<std::string>& globs, const std::string& name) {
  bool only_exclusions = true;
  bool included = false;
  for (const std::string& glob : globs) {
    if (glob.starts_with('!')) {
      if (glob_matches(std::string_view(glob).substr(1), name)) return false;
    } else {
      only_exclusions = false;
      included = included || glob_matches(glob, name);
    }
  }
  return only_exclusions || included;
}

}  // namespace

bool Selection::covers(const DeploymentKey& key) const {
  return covers_name(customers, key.customer) && covers_name(environments, key.environment);
}

}  // namespace cfplan
