#pragma once

#include <functional>
#include <vector>

#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "apply/setback.hpp"
#include "cfplan/apply/file_write.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Makes the missing folders and writes the new bytes of every file beside it, durably, with the
/// mode and where possible the owner that the file is to have.
[[nodiscard]] Progress stage(FileSystem& project, const Journal& journal,
                             const std::vector<const FileWrite*>& writes, Durability& durability,
                             const std::function<Progress()>& go_on);

}  // namespace cfplan
