#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/file_state.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// One file of a run: all that is needed to undo or finish it.
struct JournaledFile {
  FileOperation operation = FileOperation::Edit;
  std::string path;
  std::string staged;  ///< the name beside it that holds the new bytes, then the old ones
  std::optional<FileState> before;
  Owner owner;                     ///< of the file before
  std::optional<FileState> after;  ///< none for a deletion
  std::string image;               ///< the bytes before
  bool operator==(const JournaledFile&) const = default;
};

enum class UnitProgress { Open, Begun, Done };

/// What a run means to do, written down before it does it. The part up to the seal never changes;
/// what comes after tells how it went.
struct Journal {
  RunIdentity run;
  std::string root;
  std::uint64_t root_device = 0;
  std::uint64_t root_inode = 0;
  std::vector<std::string> made_folders;  ///< parents first
  std::vector<std::string> removed_folders;
  std::vector<JournaledFile> files;
  std::vector<SecretUnit> units;
  /// Of an earlier run, for the case that this one is undone. Those without names are set already,
  /// and only their versions are to be recorded.
  std::vector<SecretUnit> owed;

  bool committed = false;
  bool cleaned = false;                ///< of a committed one: only secrets are left
  std::vector<UnitProgress> progress;  ///< one for each unit
  bool operator==(const Journal&) const = default;

  [[nodiscard]] bool has_open_units() const;
  [[nodiscard]] std::vector<SecretUnit> open_units() const;
  /// Whether a unit is done whose versions are to be recorded.
  [[nodiscard]] bool owes_versions() const;
  /// Whether there is anything in it that a rollback would restore.
  [[nodiscard]] bool can_be_rolled_back() const;
};

/// A journal as read, and where its last whole record ends: a torn one after that is to be cut off.
struct ReadJournal {
  Journal journal;
  std::uint64_t end = 0;
};

/// The records up to and with the seal.
[[nodiscard]] std::string journal_text(const Journal& journal);

/// The journal of a committed run that is only about what `journal` owes.
[[nodiscard]] std::string owed_text(const Journal& journal);

/// Whether a rollback restores the file: `cfplan.lock` tells which secrets are set, and a rollback
/// unsets none.
[[nodiscard]] bool is_restored_by_rollback(const JournaledFile& file);

[[nodiscard]] std::string commit_record();
[[nodiscard]] std::string cleaned_record();
[[nodiscard]] std::string begun_record(std::size_t unit);
[[nodiscard]] std::string done_record(std::size_t unit);

enum class JournalDefect {
  Damaged,       ///< not as it was sealed, which a journal is before it has its name
  UnknownFormat  ///< whole, and written by another version of cfplan
};

[[nodiscard]] tl::expected<ReadJournal, JournalDefect> parse_journal(std::string_view bytes);

}  // namespace cfplan
