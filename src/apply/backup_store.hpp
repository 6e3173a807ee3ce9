#pragma once

#include <cstddef>
#include <string>

#include "apply/journal.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Where the journal of a run goes when the run is over.
[[nodiscard]] std::string backup_path(const std::string& id);

/// Ends a committed run: its journal becomes its backup, or goes when there is nothing in it that a
/// rollback would restore.
[[nodiscard]] Io<void> retire_journal(FileSystem& state, const Journal& journal);

/// A backup of a journal that is still in its place, because the next one is to replace it there.
[[nodiscard]] Io<void> copy_journal_to_backup(FileSystem& state, const Journal& journal,
                                              const std::string& bytes);

/// The journal of a run that can be rolled back, by its id; the newest for an empty one. CFP5042 or
/// CFP5043.
[[nodiscard]] Result<Journal> find_backup(const FileSystem& state, const std::string& id);

/// Removes the oldest backups beyond `retention`.
[[nodiscard]] Io<void> enforce_retention(FileSystem& state, std::size_t retention);

/// Removes one backup; `NotFound` when there is none of this id.
[[nodiscard]] Io<void> remove_backup(FileSystem& state, const std::string& id);

}  // namespace cfplan
