#pragma once

#include <functional>

#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "apply/setback.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Gives every file its new content and checks that what was displaced is what the plan saw: a
/// compare-and-swap, so that nobody's save is lost.
[[nodiscard]] Progress swap_all(FileSystem& project, const Journal& journal, Durability& durability,
                                const std::function<Progress()>& go_on);

/// Checks the displaced files once more: an editor may write through an old descriptor.
[[nodiscard]] Progress recheck(const FileSystem& project, const Journal& journal);

}  // namespace cfplan
