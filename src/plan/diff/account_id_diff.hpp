#pragma once

#include "cfplan/document/documents.hpp"
#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Adds to the draft what writes each managed deployment's account id (contract, section 5): a
/// missing top-level `account_id` is written there when all managed deployments of the file share
/// one account, else per `[env.X]`; one that is there stays, and a managed deployment elsewhere
/// gets its own. The base wrangler file follows the root's.
void add_account_ids(const Desired& desired, const ProjectFacts& project,
                     const AccountFinder& finder, const Documents& documents, PlanDraft& draft);

}  // namespace cfplan
