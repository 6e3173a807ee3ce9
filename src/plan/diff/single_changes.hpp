#pragma once

#include <string>
#include <vector>

#include "cfplan/model/plan.hpp"

namespace cfplan {

/// An action that holds one change alone, and what that changes: two plans that do something else
/// to the same thing have the same subject.
struct SingleChange {
  std::string subject;
  Action action;
};

/// Everything that the plan changes, one by one, in its order; credentials are masked.
[[nodiscard]] std::vector<SingleChange> single_changes(const Plan& plan);

}  // namespace cfplan
