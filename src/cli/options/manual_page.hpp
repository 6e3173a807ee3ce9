#pragma once

#include <string>

namespace cfplan {

/// The manual page cfplan(1) in man(7) macros, made from the tables of commands and options.
[[nodiscard]] std::string manual_page();

}  // namespace cfplan
