#pragma once

#include "cfplan/document/documents.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/plan/selection.hpp"

namespace cfplan {

/// The diagnostics of reading the manifest and the files as the selection sees them: what concerns
/// only deployments outside it is a warning; unreadable shared files and clashes stay errors.
[[nodiscard]] Diagnostics selected_diagnostics(const Diagnostics& diagnostics,
                                               const Desired& desired, const Documents& documents,
                                               const Selection& selection);

/// What the plan says at its end: the same problem of several deployments once, naming them.
[[nodiscard]] Diagnostics merged(const Diagnostics& diagnostics);

}  // namespace cfplan
