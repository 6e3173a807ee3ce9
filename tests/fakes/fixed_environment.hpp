#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "cfplan/ports/environment.hpp"

namespace cfplan::tests {

/// These variables and no others.
class FixedEnvironment : public Environment {
 public:
  FixedEnvironment() = default;
  FixedEnvironment(std::initializer_list<std::pair<const std::string, std::string>> given)
      : variables(given) {}

  [[nodiscard]] std::optional<std::string> get(const std::string& name) const override {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& [name, value] : variables) names.push_back(name);
    return names;
  }

  std::map<std::string, std::string> variables;
};

}  // namespace cfplan::tests
