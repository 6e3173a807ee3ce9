#pragma once

#include <vector>

#include "apply/secret_units.hpp"
#include "cfplan/model/plan.hpp"

namespace cfplan {

/// Takes the requests out of `requests` (those of the plan, in its order) that stand before its
/// files.
[[nodiscard]] std::vector<SecretRequest> take_before_files(const Plan& plan,
                                                           std::vector<SecretRequest>& requests);

}  // namespace cfplan
