#pragma once

#include "cfplan/model/plan.hpp"
#include "plan/json/json.hpp"

namespace cfplan {

/// The whole plan, ids in full; credentials in old and new values are `****`.
[[nodiscard]] Json plan_to_json(const Plan& plan);

/// One action of it.
[[nodiscard]] Json action_to_json(const Action& action);

}  // namespace cfplan
