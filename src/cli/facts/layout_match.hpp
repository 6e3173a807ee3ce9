#pragma once

#include <optional>
#include <set>
#include <string>

#include "cfplan/model/deployment_key.hpp"
#include "cfplan/model/desired.hpp"

namespace cfplan {

/// Reads customers and environments out of names that a layout's pattern could have made.
class LayoutMatch {
 public:
  explicit LayoutMatch(const Desired& desired);

  /// The deployment whose name this is by `pattern` (`${customer}-${environment}`), when there is
  /// one way only to read it so; names of known environments decide between several.
  [[nodiscard]] std::optional<DeploymentKey> read(const std::string& pattern,
                                                  const std::string& name) const;

 private:
  std::string service_;
  std::set<std::string> environments_;
};

}  // namespace cfplan
