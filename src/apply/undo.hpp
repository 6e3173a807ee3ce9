#pragma once

#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// What became of an undo. Not whole: the journal stays, and the diagnostics say why.
struct UndoReport {
  bool whole = true;
  Diagnostics diagnostics;
  /// Files that somebody else has changed since the run began: they stay as they are now.
  std::vector<std::string> changed_since;
};

/// Puts every file of the journal back, by what is on the disk now: first the names, then, once
/// these are durable, the staged files go, and last the journal. May be run again after any
/// interruption. What somebody else wrote is never touched.
[[nodiscard]] UndoReport undo(const ProjectFolders& folders, const Journal& journal,
                              Durability& durability);

}  // namespace cfplan
