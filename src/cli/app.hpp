#pragma once

#include <string>
#include <vector>

namespace cfplan {

/// Runs cfplan with the arguments after the program's name; returns the process's exit status.
[[nodiscard]] int run_app(const std::vector<std::string>& arguments);

/// Says on stderr that an exception reached main, which is a bug; returns the exit status for it.
[[nodiscard]] int report_exception(const char* what);

}  // namespace cfplan
