#pragma once

#include "cfplan/model/action.hpp"

namespace cfplan {

/// The change as a saved plan holds it: what looks like a credential is `****`. Of a file that is
/// written as a whole (Text), its lines as its diffs show them, and not what was there.
[[nodiscard]] Change masked_change(Change change, const ChangeFile& file);

}  // namespace cfplan
