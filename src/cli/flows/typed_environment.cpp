#include "cli/flows/typed_environment.hpp"

#include <set>

namespace cfplan {

std::optional<std::string> TypedEnvironment::get(const std::string& name) const {
  const auto typed = typed_.find(name);
  if (typed == typed_.end()) return process_.get(name);
  return std::string(typed->second.reveal());
}

std::vector<std::string> TypedEnvironment::names() const {
  const std::vector<std::string> inherited = process_.names();
  std::set<std::string> all(inherited.begin(), inherited.end());
  for (const auto& [name, value] : typed_) all.insert(name);
  return {all.begin(), all.end()};
}

}  // namespace cfplan
