#pragma once

#include <string>

#include "cfplan/model/plan.hpp"

namespace cfplan {

/// "Plan: 2 to create, …", or why there is nothing to do: "No changes: …", "No plan: …".
[[nodiscard]] std::string verdict_text(const Plan& plan);

/// "Blocked: apply refuses this plan because of 1 error"; empty where there is none.
[[nodiscard]] std::string refusal_text(const Plan& plan);

}  // namespace cfplan
