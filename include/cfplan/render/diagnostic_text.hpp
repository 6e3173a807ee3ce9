#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// `error[CFP1203]: …`, the place with its source line and caret, the hint (architecture, Errors).
/// Ends with a line end.
[[nodiscard]] std::string render_diagnostic(const Diagnostic& diagnostic, const Style& style);

/// All of them with an empty line between.
[[nodiscard]] std::string render_diagnostics(const Diagnostics& diagnostics, const Style& style);

}  // namespace cfplan
