#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/model/checkup.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Whether the manifest and the wrangler files can be read and are the ones that wrangler reads,
/// and whether cfplan can keep its state. `project`: what load_project said of the place.
[[nodiscard]] CheckupPart check_project(const ProjectPlace& place, const Result<Project>& project);

}  // namespace cfplan
