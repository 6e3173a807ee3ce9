#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/plan/selection.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// A project of the old layout, which has no manifest: each env file of `config/customers` with the
/// `[env.X]` that import finds for it, or with a name for the one that is still to be made. The
/// wrangler file is the one that `WRANGLER_CONFIG` names where it is there. Without env files every
/// `[env.X]` is of the one customer that `selection` names. Errors are those of import.
[[nodiscard]] Result<Project> old_project(const ProjectPlace& place, const Selection& selection);

}  // namespace cfplan
