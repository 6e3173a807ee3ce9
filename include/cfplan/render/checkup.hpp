#pragma once

#include <string>

#include "cfplan/model/checkup.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// A line for each check, with its remedy beneath it where there is one; last, how many problems
/// and warnings there are.
[[nodiscard]] std::string render_checkup_text(const Checkup& checkup, const Style& style);

/// `{"format_version": 1, "problems": N, "warnings": N, "parts": […]}` in ASCII; the status of a
/// check is ok, warning, problem or unknown.
[[nodiscard]] std::string render_checkup_json(const Checkup& checkup, IdDisplay ids);

}  // namespace cfplan
