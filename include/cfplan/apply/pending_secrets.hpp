#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "cfplan/apply/project_folders.hpp"
#include "cfplan/base/result.hpp"

namespace cfplan {

/// The secrets of one Worker that a run sets or deletes in one request: names only. No value,
/// length or digest of a value is ever on disk.
struct SecretUnit {
  std::string address;             ///< which Worker, in a form that the executor can read again
  std::vector<std::string> names;  ///< sorted
  /// "NAME=VERSION" of those whose version goes into cfplan.lock once they are set.
  std::vector<std::string> versions = {};
  bool operator==(const SecretUnit&) const = default;
};

/// The secrets that stay open after the files are committed. Each unit is recorded before its
/// request (`begin`) and after it (`done`), durably; whatever is not done when the process dies is
/// what the next run finds. Alive only between a COMMIT and `close`.
class PendingSecrets {
 public:
  struct State;
  /// Made by a transaction and by recovery.
  explicit PendingSecrets(std::unique_ptr<State> state);
  PendingSecrets(PendingSecrets&&) noexcept;
  PendingSecrets& operator=(PendingSecrets&&) noexcept;
  ~PendingSecrets();

  [[nodiscard]] const std::vector<SecretUnit>& units() const;
  [[nodiscard]] bool is_done(std::size_t unit) const;
  /// A request for it may have been sent by an earlier run.
  [[nodiscard]] bool was_begun(std::size_t unit) const;
  /// The units that are not done.
  [[nodiscard]] std::vector<SecretUnit> open_units() const;
  /// Of those that are done: what cfplan.lock does not record yet; units without names.
  [[nodiscard]] std::vector<SecretUnit> unrecorded_units() const;
  /// Both: what a run that takes this over owes again when it is undone.
  [[nodiscard]] std::vector<SecretUnit> owed_units() const;

  /// Before the request. When it fails, the request must not be sent.
  [[nodiscard]] Result<void> begin(std::size_t unit);
  /// After the request has succeeded.
  [[nodiscard]] Result<void> done(std::size_t unit);
  /// Ends the run, once nothing is left to be recorded: with every unit done the journal becomes
  /// the backup; otherwise it stays for the next run. A failure leaves the journal, and the next
  /// run finishes.
  [[nodiscard]] Result<void> close();
  /// Nothing but these units is wanted any more: the journal is about them alone from here, and
  /// the run's files are in its backup. Without any, it ends as if all of it were done.
  [[nodiscard]] Result<void> keep_only(const std::vector<SecretUnit>& kept);

 private:
  Result<void> drop();

  std::unique_ptr<State> state_;
};

}  // namespace cfplan
