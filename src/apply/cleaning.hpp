#pragma once

#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// What is left to do after a COMMIT. Not whole: the journal has to stay for the next run.
struct CleaningReport {
  bool whole = true;
  Diagnostics diagnostics;
};

/// Removes the displaced files and the folders that the run removes, durably. May be run again.
[[nodiscard]] CleaningReport clean(FileSystem& project, const Journal& journal,
                                   Durability& durability);

}  // namespace cfplan
