#include "cli/flows/removal.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {

std::string removal_text(const Removal& removal) {
  const std::string name = visible(removal.name);
  switch (removal.kind) {
    case Removable::Var: return "the variable " + name;
    case Removable::EnvLine: return "the line " + name + " of the env file";
    case Removable::Route: return "the route " + name;
    case Removable::BoundDatabase: return "the database " + name;
    case Removable::Secret: return "the secret " + name;
  }
  return name;
}

std::vector<Removal> removable(const Deployment& deployment) {
  std::vector<Removal> all;
  for (const DesiredRoute& route : deployment.routes) {
    all.push_back({Removable::Route, route.pattern});
  }
  for (const DesiredBinding& database : deployment.databases) {
    all.push_back({Removable::BoundDatabase, database.name});
  }
  for (const auto& [name, value] : deployment.vars) all.push_back({Removable::Var, name});
  for (const auto& [name, value] : deployment.env) {
    if (value.origin.line != 0) all.push_back({Removable::EnvLine, name});
  }
  for (const DesiredSecret& secret : deployment.secrets) {
    all.push_back({Removable::Secret, secret.name});
  }
  return all;
}

}  // namespace cfplan
