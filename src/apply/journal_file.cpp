#include "apply/journal_file.hpp"

#include <utility>

#include "apply/mutant.hpp"
#include "apply/paths.hpp"
#include "apply/staged_removal.hpp"

namespace cfplan {

Io<std::unique_ptr<OpenFile>> write_new_journal(FileSystem& state, const std::string& text) {
  if (auto stale = unlink_if_there(state, kNewJournal); !stale) {
    return tl::unexpected(stale.error());
  }
  auto file = state.create(kNewJournal, kPrivateFile, std::nullopt);
  if (!file) return file;
  if (auto written = (*file)->append(text); !written) return tl::unexpected(written.error());
  if (mutated(Mutant::JournalNotSynced)) return file;
  if (auto synced = (*file)->sync(); !synced) return tl::unexpected(synced.error());
  return file;
}

Io<void> name_new_journal(FileSystem& state) {
  if (auto renamed = state.rename(kNewJournal, kJournal); !renamed) return renamed;
  if (mutated(Mutant::JournalNameNotSynced)) return {};
  return state.sync_folder("");
}

Io<std::optional<std::string>> read_journal(const FileSystem& state) {
  auto reading = state.read(kJournal);
  if (reading) return std::optional<std::string>(std::move(reading->bytes));
  if (reading.error().cause == IoCause::NotFound) return std::optional<std::string>();
  return tl::unexpected(reading.error());
}

Io<void> drop_journal_durably(FileSystem& state) {
  if (auto removed = unlink_if_there(state, kJournal); !removed) return removed;
  if (auto removed = unlink_if_there(state, kNewJournal); !removed) return removed;
  return state.sync_folder("");
}

}  // namespace cfplan
