#pragma once

#include <string>
#include <vector>

#include "cfplan/model/origin.hpp"

namespace cfplan {

/// What one layer of the manifest says of a value, templates filled in; "null" removes it.
struct LayerStatement {
  std::string text;
  Origin origin;
  bool operator==(const LayerStatement&) const = default;
};

/// One value of a deployment with all that was said of it.
struct ExplainedValue {
  std::string path;                        ///< "vars.LOG_LEVEL"
  std::vector<LayerStatement> statements;  ///< strongest first: the first one wins
  bool operator==(const ExplainedValue&) const = default;
};

/// Every value that a layer of the manifest, the layout or a derivation gives one deployment, in
/// the order of the manifest's keys.
using Explanation = std::vector<ExplainedValue>;

}  // namespace cfplan
