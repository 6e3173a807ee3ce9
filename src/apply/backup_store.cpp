#include "apply/backup_store.hpp"

#include "apply/paths.hpp"
#include "apply/staged_removal.hpp"

namespace cfplan {
namespace {

Io<void> make_folder_if_missing(FileSystem& state, const std::string& path) {
  auto made = state.make_folder(path, kPrivateFolderMode);
  if (!made && made.error().cause == IoCause::AlreadyThere) return {};
  return made;
}

Io<void> make_backup_folder(FileSystem& state, const std::string& id) {
  if (auto made = make_folder_if_missing(state, kBackups); !made) return made;
  return make_folder_if_missing(state, folder_of(backup_path(id)));
}

}  // namespace

std::string backup_path(const std::string& id) { return kBackups + "/" + id + "/" + kJournal; }

Io<void> retire_journal(FileSystem& state, const Journal& journal) {
  // Neither needs a sync: a journal that comes back says COMMIT, and there is nothing left to do.
  if (!journal.can_be_rolled_back()) return unlink_if_there(state, kJournal);
  if (auto made = make_backup_folder(state, journal.run.id); !made) return made;
  return state.rename(kJournal, backup_path(journal.run.id));
}

Io<void> copy_journal_to_backup(FileSystem& state, const Journal& journal,
                                const std::string& bytes) {
  if (!journal.can_be_rolled_back()) return {};
  if (auto made = make_backup_folder(state, journal.run.id); !made) return made;
  const std::string path = backup_path(journal.run.id);
  if (auto stale = unlink_if_there(state, path); !stale) return stale;
  const auto file = state.create(path, kPrivateFile, std::nullopt);
  if (!file) return tl::unexpected(file.error());
  if (auto written = (*file)->append(bytes); !written) return written;
  if (auto synced = (*file)->sync(); !synced) return synced;
  for (const std::string& folder : {folder_of(path), kBackups, std::string()}) {
    if (auto synced = state.sync_folder(folder); !synced) return synced;
  }
  return {};
}

Io<void> remove_backup(FileSystem& state, const std::string& id) {
  const std::string path = backup_path(id);
  if (auto removed = unlink_if_there(state, path); !removed) return removed;
  return state.remove_folder(folder_of(path));
}

Io<void> enforce_retention(FileSystem& state, std::size_t retention) {
  const auto ids = state.list(kBackups);  // sorted, and ids sort by time
  if (!ids) {
    if (ids.error().cause == IoCause::NotFound) return {};
    return tl::unexpected(ids.error());
  }
  for (std::size_t i = 0; i + retention < ids->size(); ++i) {
    if (auto removed = remove_backup(state, (*ids)[i].name); !removed) return removed;
  }
  return {};
}

}  // namespace cfplan
