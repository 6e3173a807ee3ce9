#pragma once

#include "cfplan/model/plan.hpp"
#include "cfplan/model/plan_difference.hpp"

namespace cfplan {

/// Whether two plans change the same: equal fingerprints and equal actions as written.
[[nodiscard]] bool same_changes(const Plan& reviewed, const Plan& present);

/// The changes in which they differ, paired by what they change. Empty when they differ in nothing
/// that a saved plan holds: a masked value, or the fingerprint alone.
[[nodiscard]] PlanDifference compare_plans(const Plan& reviewed, const Plan& present);

/// The findings of guards that `--allow` let through when the plan was made.
[[nodiscard]] Diagnostics let_through(const Plan& reviewed);

}  // namespace cfplan
