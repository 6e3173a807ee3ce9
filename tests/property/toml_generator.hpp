#pragma once

#include <string>

#include "property/dice.hpp"

namespace cfplan::testing {

/// A wrangler.toml as people write them: every spelling of environments, vars and lists, comments,
/// sections out of order, any line ending, with or without a final newline.
std::string random_toml(Dice& dice);

}  // namespace cfplan::testing
