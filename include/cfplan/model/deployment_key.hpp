#pragma once

#include <compare>
#include <string>

namespace cfplan {

/// Names one deployment: a customer in one environment.
struct DeploymentKey {
  std::string customer;
  std::string environment;

  /// "customer/environment"
  [[nodiscard]] std::string text() const { return customer + "/" + environment; }
  auto operator<=>(const DeploymentKey&) const = default;
};

}  // namespace cfplan
