#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/file_state.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

struct BackedUpFile {
  std::string path;
  FileOperation operation = FileOperation::Edit;
  std::optional<FileState> before;
  std::optional<FileState> after;
  /// The bytes before hold something that looks like a credential: so does the backup.
  bool holds_credential = false;
};

/// What one run found and what it left; the bytes from before are with it on the disk.
struct Backup {
  RunIdentity run;  ///< its id is the backup's
  std::vector<BackedUpFile> files;
};

struct BackupList {
  std::vector<Backup> backups;  ///< newest first
  Diagnostics diagnostics;      ///< backups that cannot be read
};

/// All backups, the one of a run whose secrets are still open included.
[[nodiscard]] Result<BackupList> list_backups(const FileSystem& state);

/// An error when there is no backup to roll back to: CFP5042 or CFP5043. `state`: null where there
/// is no state folder; `id`: empty for the newest.
[[nodiscard]] Result<void> expect_backup(const FileSystem* state, const std::string& id);

/// Removes one backup, before-images and all. CFP5042 when there is none of this id, CFP5045 when
/// secrets of its run are still open.
[[nodiscard]] Result<void> purge_backup(FileSystem& state, const ProjectLock& lock,
                                        const std::string& id);

/// Removes all but the `count` newest backups, and tells the ids of those that went, newest first.
/// The one of a run whose secrets are still open stays, and does not count. CFP5043 and CFP5044.
[[nodiscard]] Result<std::vector<std::string>> keep_newest(FileSystem& state,
                                                           const ProjectLock& lock,
                                                           std::size_t count);

}  // namespace cfplan
