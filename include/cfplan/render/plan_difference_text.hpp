#pragma once

#include <set>
#include <string>

#include "cfplan/model/plan_difference.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// What was reviewed beside what would be done now, for each change in which they differ. `ids` are
/// those of both plans, for masking.
[[nodiscard]] std::string render_plan_difference(const PlanDifference& difference,
                                                 const std::set<std::string>& ids,
                                                 const Style& style);

}  // namespace cfplan
