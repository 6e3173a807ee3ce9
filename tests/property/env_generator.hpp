#pragma once

#include <string>

#include "property/dice.hpp"

namespace cfplan::testing {

/// The text of an env file, most of it nothing that a person would write: dotenv reads any text.
std::string random_env(Dice& dice);

}  // namespace cfplan::testing
