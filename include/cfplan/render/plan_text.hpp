#pragma once

#include <string>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/outcome_text.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The plan for a terminal or a log (contract, section 7): by deployment its remote changes, the
/// unified diffs of its files, its secrets by name, and why; then unmanaged, drift, deferred
/// secrets, warnings and errors; last the counts and the fingerprint.
[[nodiscard]] std::string render_plan_text(const Plan& plan, const Style& style);

/// The lines `deferred: N secrets; run wrangler deploy --env X, then cfplan apply` alone, for the
/// end of apply; empty when there are none.
[[nodiscard]] std::string render_deferred(const Plan& plan);

}  // namespace cfplan
