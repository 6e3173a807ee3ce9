#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/model/plan.hpp"

namespace cfplan {

/// Reads a plan that `plan --out` saved. CFP9008 when there is none; CFP23xx when it is broken.
[[nodiscard]] Result<Plan> read_plan_file(const std::string& path);

/// Saves a plan with its ids in full. CFP9016 when another file is there, CFP4052 when it cannot be
/// written.
[[nodiscard]] Result<void> save_plan_file(const std::string& path, const Plan& plan);

}  // namespace cfplan
