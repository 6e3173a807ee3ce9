#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/document/documents.hpp"
#include "cfplan/model/secret_versions.hpp"
#include "cfplan/plan/planner.hpp"
#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Every selected deployment of the manifest with its names resolved, in order of their keys; what
/// stops one is among its problems.
[[nodiscard]] PlanDraft resolve_all(const Desired& desired, const Documents& documents,
                                    const ProjectFacts& project, const AccountFinder& finder,
                                    const Account& account, const Selection& selection);

/// Adds what must change, desired against what stands there. `recorded`: what `cfplan.lock` says;
/// the reasons why it cannot be read stop the deployments that declare versions.
void diff_all(const Desired& desired, const Documents& documents, const ProjectFacts& project,
              const AccountFinder& finder, const Result<SecretVersions>& recorded,
              const PlanOptions& options, PlanDraft& draft);

}  // namespace cfplan
