#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "cfplan/base/diff_window.hpp"
#include "cfplan/document/text_edit.hpp"

namespace cfplan {

/// The windows of changed lines with three lines of context that `owner`'s edits make, merged when
/// their contexts touch; `after_start` counts what the other owners' edits before it add or remove.
/// Linear in the edits.
[[nodiscard]] std::vector<DiffWindow> diff_windows(std::string_view original,
                                                   const std::vector<TextEdit>& edits,
                                                   std::size_t owner);

/// The windows of every owner that has edits. Linear in the edits, however many owners there are.
[[nodiscard]] std::map<std::size_t, std::vector<DiffWindow>> diff_windows_by_owner(
    std::string_view original, const std::vector<TextEdit>& edits);

}  // namespace cfplan
