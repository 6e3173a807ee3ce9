#pragma once

#include "cfplan/model/plan.hpp"
#include "plan/json/json_node.hpp"

namespace cfplan {

/// The inverse of plan_to_json; whatever is not of that form is noted in `problem`.
[[nodiscard]] Plan plan_from_json(const Json& json, ReadProblem& problem);

}  // namespace cfplan
