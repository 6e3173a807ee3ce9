#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cli/facts/standing_project.hpp"

namespace cfplan {

/// CFP9011: nothing tells the one customer, and how to name it.
[[nodiscard]] Diagnostic no_customer(std::string message);

/// What is still open and which option settles it: CFP9011 for the customer, CFP9012 for every
/// section.
[[nodiscard]] Diagnostics undecided(const StandingReading& reading);

}  // namespace cfplan
