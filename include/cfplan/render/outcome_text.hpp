#pragma once

#include <string>
#include <vector>

#include "cfplan/model/outcome.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The report after a run that may write: what was done and kept, the files to commit, the backup
/// and the next step. Its diagnostics are no part of it: they belong on stderr
/// (`render_diagnostics`).
[[nodiscard]] std::string render_outcome_text(const Outcome& outcome, const Style& style);

/// The values that a run has generated, for the terminal of the one who asked to see them; empty
/// when there are none. The one text of cfplan that holds a secret.
[[nodiscard]] std::string render_generated_text(const std::vector<GeneratedSecret>& generated,
                                                const Style& style);

}  // namespace cfplan
