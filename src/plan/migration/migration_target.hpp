#pragma once

#include "cfplan/plan/migration.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Adds to the migration what becomes of one deployment, and what speaks against it.
void add_target(const Deployment& declared, const MigrationOptions& options,
                const ProjectFacts& project, Migration& migration);

}  // namespace cfplan
