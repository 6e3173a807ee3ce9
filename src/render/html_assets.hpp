#pragma once

#include <string_view>

namespace cfplan {

/// The page's style: colours in pairs that keep WCAG AA contrast (4.5 to 1) in light and dark.
[[nodiscard]] std::string_view html_style();

/// The page's script: filters, the choice of view, and the keys j, k, v and `/`.
[[nodiscard]] std::string_view html_script();

}  // namespace cfplan
