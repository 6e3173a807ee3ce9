#pragma once

#include <optional>
#include <vector>

#include "cfplan/model/action.hpp"

namespace cfplan {

/// One change in which two plans differ. Each side is an action that holds this one change alone,
/// with credentials masked; none where the plan does not have the change.
struct DifferingChange {
  std::optional<Action> reviewed;
  std::optional<Action> present;
};

/// All of them, in the order of the reviewed plan; what only the present plan changes comes last.
using PlanDifference = std::vector<DifferingChange>;

}  // namespace cfplan
