#pragma once

#include <set>
#include <string>
#include <string_view>

#include "cfplan/render/style.hpp"

namespace cfplan {

/// The text with every id shortened to its first 8 characters and `****` (contract, section 1):
/// those in `ids`, and whatever has the form of one, 32 hex digits or a UUID. Only whole words: a
/// longer run of letters and digits is no id. `Full` gives the text as it is.
[[nodiscard]] std::string mask_ids(std::string_view text, const std::set<std::string>& ids,
                                   IdDisplay display);

/// One id by itself.
[[nodiscard]] std::string mask_id(std::string_view id, IdDisplay display);

}  // namespace cfplan
