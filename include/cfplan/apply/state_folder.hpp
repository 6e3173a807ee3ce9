#pragma once

#include <memory>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Where cfplan keeps lock, journal and backups of one project (contract, section 7).
struct StateFolder {
  std::string base;  ///< absolute; exists: the git folder, or the project
  std::string path;  ///< beneath `base`: "cfplan/0123456789abcdef" or ".cfplan"

  [[nodiscard]] std::string absolute() const { return base + "/" + path; }
  bool operator==(const StateFolder&) const = default;
};

/// Looks for the git folder of the work tree that holds `project` (absolute), without running git:
/// a `.git` folder, or the folder that a `.git` file of a worktree or submodule names. Elsewhere
/// it is `.cfplan` in the project. A `.git` that cannot be read is an error (CFP5003).
[[nodiscard]] Result<StateFolder> find_state_folder(const Disk& disk, const std::string& project);

/// How the folder is shown: relative to the project where it is inside, else absolute.
[[nodiscard]] std::string shown_path(const StateFolder& folder, const std::string& project);

/// The folder, opened; null when there is none yet.
[[nodiscard]] Result<std::unique_ptr<FileSystem>> open_state_folder(const Disk& disk,
                                                                    const StateFolder& folder);

/// The folder, made durably (0700) when it is missing; `.cfplan` gets a `.gitignore` of `*`.
[[nodiscard]] Result<std::unique_ptr<FileSystem>> make_state_folder(const Disk& disk,
                                                                    const StateFolder& folder);

}  // namespace cfplan
