#pragma once

#include <sys/stat.h>

#include <vector>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

[[nodiscard]] EntryKind kind_of(mode_t mode);

/// `writable` says only whether anybody may write by the mode.
[[nodiscard]] EntryStat entry_stat(const struct stat& raw);

/// What an open folder holds, by name.
[[nodiscard]] Io<std::vector<FolderEntry>> list_entries(int folder);

}  // namespace cfplan
