#pragma once

#include <memory>

#include "cfplan/ports/file_system.hpp"
#include "providers/host/descriptor.hpp"

namespace cfplan {

/// What lies beneath the open folder, and nothing else.
[[nodiscard]] std::unique_ptr<FileSystem> make_posix_file_system(Descriptor root);

}  // namespace cfplan
