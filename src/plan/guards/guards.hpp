#pragma once

#include "cfplan/plan/planner.hpp"
#include "plan/diff/unmanaged.hpp"
#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// What guards look at: the whole draft beside what stands there.
struct GuardView {
  const Desired& desired;
  const ProjectFacts& project;
  const Declared& declared;
  const PlanDraft& draft;
};

/// What the plan may not do without being allowed to (CFP3xxx). A finding that `--allow` lets
/// through is a warning.
[[nodiscard]] Diagnostics guard_findings(const GuardView& view, const PlanOptions& options);

/// The same for findings of guards that a reviewed plan let through; both are as plans hold them,
/// equal ones merged.
void let_reviewed_through(const Diagnostics& reviewed, Diagnostics& findings);

}  // namespace cfplan
