#pragma once

#include <source_location>

namespace cfplan {

/// A bug of ours stops the program at once, in release builds too: a plan made by a program that
/// is wrong about itself must not be carried out.
void check(bool holds, const char* what,
           std::source_location where = std::source_location::current());

}  // namespace cfplan
