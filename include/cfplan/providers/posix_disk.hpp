#pragma once

#include <memory>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// The disk of this machine. Folders are opened with openat2 (RESOLVE_BENEATH, no symlinks), or
/// component by component where the kernel refuses that.
[[nodiscard]] std::unique_ptr<Disk> make_posix_disk();

}  // namespace cfplan
