#pragma once

#include <string>
#include <vector>

#include "cfplan/base/diff_window.hpp"

namespace cfplan {

/// The hunks (`@@ -a,b +c,d @@` and lines) as GNU `diff -u` prints them, without file headers.
/// Lines are given as they are: make them visible and mask ids after.
[[nodiscard]] std::vector<std::string> unified_hunk_lines(const std::vector<DiffWindow>& windows);

}  // namespace cfplan
