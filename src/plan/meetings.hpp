#pragma once

#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Breaks deployments that turn out to be one Worker (CFP1502) or to create one thing (CFP1505)
/// once their accounts are known. What the manifest and the files show is told when they are read.
void break_those_who_meet(const ProjectFacts& project, PlanDraft& draft);

}  // namespace cfplan
