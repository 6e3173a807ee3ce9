#pragma once

#include <string>

#include "property/dice.hpp"

namespace cfplan::testing {

/// A JSONC file in any layout: comments and line breaks wherever they may stand.
std::string random_jsonc(Dice& dice);

}  // namespace cfplan::testing
