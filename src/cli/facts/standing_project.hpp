#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/manifest/manifest_writer.hpp"
#include "cfplan/plan/selection.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// What stands in a project that has no manifest: each `config/customers/CUSTOMER/ENVIRONMENT.env`
/// with the `[env.X]` that is named after it, or is its environment's and of no other customer.
/// Without such files every `[env.X]` is of the one customer that `selection` names. Errors:
/// CFP9011, CFP9012, and those of files that cannot be read.
[[nodiscard]] Result<StandingProject> standing_project(const ProjectFiles& files,
                                                       const std::string& wrangler,
                                                       const Selection& selection);

}  // namespace cfplan
