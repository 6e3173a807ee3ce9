#pragma once

#include "cfplan/base/edit.hpp"

namespace cfplan::testing {

/// Carries the edit out on plain values: what a document must come to. False, and nothing is
/// changed, where the edit has no meaning.
[[nodiscard]] bool carry_out(Value& tree, const Edit& edit);

/// Without what is empty: in TOML, removing the last key of a table that has no header removes the
/// table.
[[nodiscard]] Value without_empties(const Value& value);

}  // namespace cfplan::testing
