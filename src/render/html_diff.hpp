#pragma once

#include <string>
#include <string_view>

#include "render/plan_outline.hpp"

namespace cfplan {

/// The diff of one file twice, unified and side by side; the page shows one of them. `whose` names
/// the deployment for those who cannot see where it stands.
[[nodiscard]] std::string html_diff(const FileDiff& file, std::string_view whose);

}  // namespace cfplan
