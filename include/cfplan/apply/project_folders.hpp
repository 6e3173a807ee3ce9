#pragma once

#include <cstddef>
#include <string>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// How many backups a run leaves when nobody says otherwise.
inline constexpr std::size_t kBackupsKept = 20;

/// The two folders that a transaction works in. Both must outlive what is made with them.
struct ProjectFolders {
  FileSystem& project;
  FileSystem& state;
  std::string root;         ///< of the project, absolute and canonical
  std::string state_shown;  ///< of the state folder, for messages: shown_path()
  /// Backups that a run leaves in the state folder, its own included.
  std::size_t backups_kept = kBackupsKept;
};

}  // namespace cfplan
