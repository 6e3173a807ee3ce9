#pragma once

#include <string>

#include "cfplan/model/outcome.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The report after a run that may write: what was done and kept, the files to commit, the backup
/// and the next step. Its diagnostics are no part of it: they belong on stderr
/// (`render_diagnostics`).
[[nodiscard]] std::string render_outcome_text(const Outcome& outcome, const Style& style);

}  // namespace cfplan
