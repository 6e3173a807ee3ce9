#pragma once

#include <map>
#include <string>
#include <vector>

#include "cfplan/apply/backups.hpp"
#include "cfplan/apply/rollback.hpp"
#include "cli/host.hpp"

namespace cfplan {

/// A backup, and what restoring it would do to the files as they are now, by path; a file is
/// missing there when rollback never restores it, or when nobody could look at it.
struct ListedBackup {
  Backup backup;
  std::map<std::string, Restoration> restorations;
};

struct BackupListing {
  std::vector<ListedBackup> backups;  ///< newest first
  Diagnostics diagnostics;            ///< backups and files that cannot be read
};

/// All backups of the project; looks only, needs no lock.
[[nodiscard]] Result<BackupListing> read_backup_listing(const OpenProject& project,
                                                        const Host& host);

/// The listing for people.
[[nodiscard]] std::string backup_listing_text(const std::vector<ListedBackup>& backups);

/// "apply by tester on laptop, 6 files".
[[nodiscard]] std::string backup_summary(const Backup& backup);

}  // namespace cfplan
