#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cfplan {

/// The process's environment variables.
class Environment {
 public:
  virtual ~Environment() = default;
  [[nodiscard]] virtual std::optional<std::string> get(const std::string& name) const = 0;
  /// The names of all variables, sorted.
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

}  // namespace cfplan
