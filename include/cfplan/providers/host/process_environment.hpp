#pragma once

#include "cfplan/ports/environment.hpp"

namespace cfplan {

/// This process's own environment.
class ProcessEnvironment : public Environment {
 public:
  [[nodiscard]] std::optional<std::string> get(const std::string& name) const override;
  [[nodiscard]] std::vector<std::string> names() const override;
};

}  // namespace cfplan
