#pragma once

#include <string>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The plan as one self-contained page that asks the network for nothing: summary, filters by
/// customer, environment and action, unified and side-by-side diffs; by keyboard too, light and
/// dark, on paper.
[[nodiscard]] std::string render_plan_html(const Plan& plan, IdDisplay ids);

}  // namespace cfplan
