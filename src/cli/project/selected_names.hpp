#pragma once

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/plan/selection.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// What is wrong with a selection (CFP9015). An error for each customer or environment that it
/// names outright, also to exclude it, and that neither the manifest nor an env file beside it has,
/// so that a slip of the pen does not look like "nothing to change"; a warning where it covers no
/// deployment at all, and where a pattern excludes nobody. Nothing of a project whose manifest has
/// errors that are not of a single deployment: the name may stand in what could not be read.
[[nodiscard]] Diagnostics selection_problems(const Project& project, const Selection& selection);

}  // namespace cfplan
