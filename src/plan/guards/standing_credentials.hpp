#pragma once

#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Warnings (CFP6304) about what looks like a credential, stands in a deployment's files and is
/// not declared in the manifest.
[[nodiscard]] Diagnostics standing_credentials(const ProjectFacts& project, const PlanDraft& draft);

}  // namespace cfplan
