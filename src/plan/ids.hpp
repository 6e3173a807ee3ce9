#pragma once

#include <set>
#include <string>

#include "cfplan/model/plan.hpp"

namespace cfplan {

/// Account, zone and database ids that occur in the plan: in its actions, in the lines of its
/// diffs and in its diagnostics. They follow from the plan alone.
[[nodiscard]] std::set<std::string> ids_in(const Plan& plan);

/// The text with every id of `ids` as its first eight characters and `****`.
[[nodiscard]] std::string mask_ids(std::string_view text, const std::set<std::string>& ids);

}  // namespace cfplan
