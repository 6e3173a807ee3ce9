#pragma once

#include <string>

#include "cfplan/model/outcome.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The plan for a terminal or a log (contract, section 7): by deployment its remote changes, the
/// unified diffs of its files, its secrets by name; then unmanaged, drift and warnings; last the
/// counts and the fingerprint.
[[nodiscard]] std::string render_plan_text(const Plan& plan, const Style& style);

/// The report after apply.
[[nodiscard]] std::string render_outcome_text(const Outcome& outcome, const Style& style);

}  // namespace cfplan
