#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/model/outcome.hpp"

namespace cfplan {

/// Whether a file that was read again from the disk says what it should.
using VerifyFile = std::function<Result<void>(const std::string& path, const std::string& bytes)>;

/// What a transaction needs to know besides its files.
struct TransactionOptions {
  RunIdentity run;
  /// Folders to remove after the files, when they are empty by then; deepest first.
  std::vector<std::string> remove_folders;
  /// Secrets to be set after the commit. Units that an earlier run left open and that are still
  /// wanted must be among them: its journal ends here.
  std::vector<SecretUnit> secrets;
  /// What an earlier run left (PendingSecrets::owed_units): it is owed again when this one is
  /// undone.
  std::vector<SecretUnit> owed;
  /// Proves the file as it was read again from the disk; an error rolls everything back. Not called
  /// for deletions.
  VerifyFile verify;
  /// Asked between files; true before the commit rolls everything back.
  std::function<bool()> interrupted;
};

/// How a transaction ended:
/// `Done`: every file is as planned; `PlanChanged`: a file is not as the plan saw it, nothing was
/// written; `Failed`: refused or failed before the first write; `RolledBack` and `Interrupted`:
/// every file is as it was; `HalfWay`: the next run has to recover.
struct TransactionReport {
  OutcomeKind kind = OutcomeKind::Done;
  Diagnostics diagnostics;
  std::string backup_id;  ///< of `Done` with files
  /// Of `Done` with secrets: to be worked through and closed.
  std::optional<PendingSecrets> secrets;
};

/// Changes all files or none, whatever happens on the way (design: journal, stage, swap, commit).
/// Recovery comes first: a journal with files that are not cleaned up is a bug of the caller.
[[nodiscard]] TransactionReport write_files(const ProjectFolders& folders, const ProjectLock& lock,
                                            const std::vector<FileWrite>& writes,
                                            const TransactionOptions& options);

}  // namespace cfplan
