#pragma once

#include <string>
#include <vector>

#include "cfplan/model/deployment.hpp"

namespace cfplan {

enum class Removable { Var, EnvLine, Route, BoundDatabase, Secret };

/// Something that a deployment is to declare no more.
struct Removal {
  Removable kind = Removable::Var;
  std::string name;  ///< a route's pattern, a database's name or binding
  bool operator==(const Removal&) const = default;
};

/// "the variable LOG_LEVEL", "the route acme.com/*".
[[nodiscard]] std::string removal_text(const Removal& removal);

/// What could be taken out of a deployment, in the order of the manifest; what cfplan derives is
/// not in it.
[[nodiscard]] std::vector<Removal> removable(const Deployment& deployment);

}  // namespace cfplan
