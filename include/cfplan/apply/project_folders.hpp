#pragma once

#include <string>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// The two folders that a transaction works in. Both must outlive what is made with them.
struct ProjectFolders {
  FileSystem& project;
  FileSystem& state;
  std::string root;         ///< of the project, absolute and canonical
  std::string state_shown;  ///< of the state folder, for messages: shown_path()
};

}  // namespace cfplan
