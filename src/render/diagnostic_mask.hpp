#pragma once

#include <set>
#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The diagnostic with ids shortened in all its texts and the caret where its text then is.
[[nodiscard]] Diagnostic mask_diagnostic(const Diagnostic& diagnostic,
                                         const std::set<std::string>& ids, IdDisplay display);

}  // namespace cfplan
