#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cfplan/base/sensitive.hpp"
#include "cfplan/ports/environment.hpp"

namespace cfplan {

/// Our environment for a program that we start: without Cloudflare's credentials and without the
/// variables in `withheld`, but with what `passed` names all the same.
[[nodiscard]] std::map<std::string, Sensitive> child_environment(
    const Environment& environment, const std::set<std::string>& withheld,
    const std::vector<std::string>& passed = {});

}  // namespace cfplan
