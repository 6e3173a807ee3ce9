#pragma once

#include "cfplan/base/document_format.hpp"
#include "cfplan/base/edit.hpp"
#include "property/dice.hpp"

namespace cfplan::testing {

/// An edit of something that is in the tree, or might be.
[[nodiscard]] Edit random_edit(Dice& dice, DocumentFormat format, const Value& tree);

}  // namespace cfplan::testing
