#pragma once

#include "apply/journal.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

enum class Restored {
  Whole,     ///< the file is as it was; staged may go
  PutBack,   ///< the same, and staged holds what the run had written
  Changed,   ///< somebody else's since the run began, and theirs to keep; staged may go
  Conflict,  ///< two versions that are not ours to choose from: both stay
};

/// First phase of an undo, for one file: its name leads to the old bytes again. Removes
/// nothing but a file that the run itself created.
[[nodiscard]] Io<Restored> restore_name(FileSystem& project, const JournaledFile& file);

}  // namespace cfplan
