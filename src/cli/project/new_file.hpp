#pragma once

#include <string>
#include <string_view>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// A new file, whole or not at all and durable: written beside its place and then given its name,
/// unless somebody has taken the name meanwhile (`AlreadyThere`: what is there stays).
[[nodiscard]] Io<void> write_new_file(FileSystem& project, const std::string& path,
                                      std::string_view bytes);

}  // namespace cfplan
