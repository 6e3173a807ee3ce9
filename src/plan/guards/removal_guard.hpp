#pragma once

#include "plan/guards/guards.hpp"

namespace cfplan {

/// CFP3002: more than three removals, and more than 30 percent of what is there, of one deployment,
/// one customer, one environment or all. Deployments are counted, and apart from them the entries
/// of those that stay.
void guard_removals(const GuardView& view, Diagnostics& findings);

}  // namespace cfplan
