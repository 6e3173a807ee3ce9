#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "apply/journal.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

enum class Cleaning { Whole, Unfinished };

/// A committed run's journal, open for what is still to be recorded.
struct PendingSecrets::State {
  FileSystem& folder;
  Journal journal;
  std::unique_ptr<OpenFile> file;
  Cleaning cleaning = Cleaning::Whole;
  std::size_t retention = 0;

  /// Backs the journal up, and puts one in its place that is only about what it owes.
  Io<void> leave_owed();
};

/// Ends a run whose files are cleaned up and whose secrets are all set. A warning when old backups
/// could not be removed.
[[nodiscard]] Io<std::optional<Diagnostic>> end_run(FileSystem& state, const Journal& journal,
                                                    std::size_t retention);

}  // namespace cfplan
