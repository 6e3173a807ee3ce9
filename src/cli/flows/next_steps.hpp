#pragma once

#include <string>

#include "cli/pipeline.hpp"

namespace cfplan {

/// What new and update are about: a deployment that nobody has deployed yet, or one that is there.
enum class FlowKind { New, Update };

/// What is left to do after it was applied: the exact wrangler commands of each deployment of the
/// plan.
[[nodiscard]] std::string next_steps_text(const PlannedProject& planned, FlowKind kind);

}  // namespace cfplan
