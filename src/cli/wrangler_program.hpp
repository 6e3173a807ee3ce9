#pragma once

#include <optional>
#include <string>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// The wrangler that runs for a project, as an absolute path: the one that npm installed for it
/// (`node_modules/.bin` of the project, then of the folders above it up to the root of the git work
/// tree), else the first one in `search_path`, a PATH. Relative parts of that are passed over.
[[nodiscard]] std::optional<std::string> find_wrangler_program(const Disk& disk,
                                                               const std::string& project,
                                                               const std::string& search_path);

}  // namespace cfplan
