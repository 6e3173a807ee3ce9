#pragma once

#include <vector>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/plan/planner.hpp"
#include "plan/draft.hpp"

namespace cfplan {

/// The draft as a plan: actions in the order of apply (databases, workers, files, secrets), the
/// deployments with their verdicts, counts and fingerprint. Broken deployments change nothing.
/// `files` are those of the draft.
[[nodiscard]] Plan make_ordered_plan(const PlanDraft& draft, std::vector<ChangeFile> files,
                                     const Desired& desired, const Selection& selection);

}  // namespace cfplan
