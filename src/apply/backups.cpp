#include "cfplan/apply/backups.hpp"

#include <algorithm>
#include <utility>

#include "apply/backup_store.hpp"
#include "apply/journal.hpp"
#include "apply/paths.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/credential_spans.hpp"

namespace cfplan {
namespace {

Backup backup_of(const Journal& journal) {
  Backup backup{journal.run, {}};
  for (const JournaledFile& file : journal.files) {
    backup.files.push_back({file.path, file.operation, file.before, file.after,
                            holds_credential(file.image, notation_of(file.path))});
  }
  return backup;
}

Diagnostic no_backup(const std::string& id) {
  return about_run("CFP5042",
                   id.empty() ? "there is no backup" : "there is no backup \"" + id + "\"",
                   "cfplan backups lists them");
}

Diagnostic unreadable(const std::string& id, const std::string& reason) {
  return about_run("CFP5043", "cannot read the backup \"" + id + "\": " + reason,
                   "remove it with cfplan backups --purge " + id);
}

Result<Journal> read_backup(const FileSystem& state, const std::string& id) {
  const auto reading = state.read(backup_path(id));
  if (!reading) {
    const IoCause cause = reading.error().cause;
    const bool none = cause == IoCause::NotFound || cause == IoCause::Outside;
    return fail(none ? no_backup(id) : unreadable(id, reading.error().reason));
  }
  auto read = parse_journal(reading->bytes);
  if (!read) return fail(unreadable(id, "it is damaged or of another version"));
  return std::move(read->journal);
}

/// The journal of a run that is committed but for its secrets.
Result<std::optional<Journal>> open_run(const FileSystem& state) {
  const auto reading = state.read(kJournal);
  if (!reading) {
    if (reading.error().cause == IoCause::NotFound) return std::optional<Journal>();
    return fail(unreadable(kJournal, reading.error().reason));
  }
  auto read = parse_journal(reading->bytes);
  if (!read || !read->journal.committed || !read->journal.can_be_rolled_back()) {
    return std::optional<Journal>();
  }
  return std::optional<Journal>(std::move(read->journal));
}

/// Sorted, and so by time.
Result<std::vector<std::string>> backup_ids(const FileSystem& state) {
  const auto entries = state.list(kBackups);
  std::vector<std::string> ids;
  if (entries) {
    for (const FolderEntry& entry : *entries) ids.push_back(entry.name);
    return ids;
  }
  if (entries.error().cause == IoCause::NotFound) return ids;
  return fail(about_run("CFP5043", "cannot list the backups: " + entries.error().reason,
                        hint_for(entries.error())));
}

Result<void> remove_whole(FileSystem& state, const std::string& id) {
  const auto removed = remove_backup(state, id);
  if (removed) return {};
  return fail(about_run("CFP5044",
                        "cannot remove the backup \"" + id + "\": " + removed.error().reason,
                        hint_for(removed.error())));
}

}  // namespace

Result<Journal> find_backup(const FileSystem& state, const std::string& id) {
  auto open = open_run(state);
  if (!open) return fail(std::move(open.error()));
  if (*open && (id.empty() || (*open)->run.id == id)) return std::move(**open);
  if (!id.empty()) return read_backup(state, id);
  const auto ids = backup_ids(state);
  if (!ids) return fail(ids.error());
  // A folder that somebody emptied is no backup.
  const auto newest = std::find_if(ids->rbegin(), ids->rend(), [&](const std::string& one) {
    return state.stat(backup_path(one)).has_value();
  });
  return newest == ids->rend() ? fail(no_backup(id)) : read_backup(state, *newest);
}

Result<BackupList> list_backups(const FileSystem& state) {
  BackupList list;
  const auto open = open_run(state);
  if (!open) return fail(open.error());
  if (*open) list.backups.push_back(backup_of(**open));
  auto ids = backup_ids(state);
  if (!ids) return fail(std::move(ids.error()));
  std::reverse(ids->begin(), ids->end());
  for (const std::string& id : *ids) {
    if (*open && (*open)->run.id == id) continue;
    auto journal = read_backup(state, id);
    if (journal) {
      list.backups.push_back(backup_of(*journal));
      continue;
    }
    for (Diagnostic& diagnostic : journal.error().diagnostics) {
      diagnostic.severity = Severity::Warning;
      list.diagnostics.push_back(std::move(diagnostic));
    }
  }
  return list;
}

Result<void> expect_backup(const FileSystem* state, const std::string& id) {
  if (state == nullptr) return fail(no_backup(id));
  const auto found = find_backup(*state, id);
  if (!found) return fail(found.error());
  return {};
}

Result<void> purge_backup(FileSystem& state, const ProjectLock& /*lock*/, const std::string& id) {
  const auto open = open_run(state);
  if (!open) return fail(open.error());
  if (*open && (*open)->run.id == id) {
    return fail(about_run("CFP5045", "secrets of the run \"" + id + "\" are still open",
                          "run cfplan apply to set them, then purge"));
  }
  const auto ids = backup_ids(state);
  if (!ids) return fail(ids.error());
  if (std::find(ids->begin(), ids->end(), id) == ids->end()) return fail(no_backup(id));
  return remove_whole(state, id);
}

Result<std::vector<std::string>> keep_newest(FileSystem& state, const ProjectLock& /*lock*/,
                                             std::size_t count) {
  const auto open = open_run(state);
  if (!open) return fail(open.error());
  auto ids = backup_ids(state);
  if (!ids) return ids;
  if (*open) std::erase(*ids, (*open)->run.id);
  std::reverse(ids->begin(), ids->end());
  ids->erase(ids->begin(),
             ids->begin() + static_cast<std::ptrdiff_t>(std::min(count, ids->size())));
  for (const std::string& id : *ids) {
    if (auto gone = remove_whole(state, id); !gone) return fail(std::move(gone.error()));
  }
  return ids;
}

}  // namespace cfplan
