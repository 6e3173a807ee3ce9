#include "cfplan/apply/pending_secrets.hpp"

#include <utility>

#include "apply/backup_store.hpp"
#include "apply/journal_file.hpp"
#include "apply/pending_secrets_state.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

Diagnostic not_recorded(const std::string& what, const IoError& error) {
  return about_run("CFP5040", "cannot record " + what + " in the journal: " + error.reason,
                   "the files are committed; check the disk, then run cfplan apply again");
}

}  // namespace

PendingSecrets::PendingSecrets(std::unique_ptr<State> state) : state_(std::move(state)) {}
PendingSecrets::PendingSecrets(PendingSecrets&&) noexcept = default;
PendingSecrets& PendingSecrets::operator=(PendingSecrets&&) noexcept = default;
PendingSecrets::~PendingSecrets() = default;

const std::vector<SecretUnit>& PendingSecrets::units() const { return state_->journal.units; }

bool PendingSecrets::is_done(std::size_t unit) const {
  return state_->journal.progress.at(unit) == UnitProgress::Done;
}

bool PendingSecrets::was_begun(std::size_t unit) const {
  return state_->journal.progress.at(unit) != UnitProgress::Open;
}

std::vector<SecretUnit> PendingSecrets::open_units() const { return state_->journal.open_units(); }

std::vector<SecretUnit> PendingSecrets::unrecorded_units() const {
  std::vector<SecretUnit> unrecorded;
  for (std::size_t i = 0; i < units().size(); ++i) {
    const SecretUnit& unit = units()[i];
    if (is_done(i) && !unit.versions.empty()) {
      unrecorded.push_back({unit.address, {}, unit.versions});
    }
  }
  return unrecorded;
}

std::vector<SecretUnit> PendingSecrets::owed_units() const {
  std::vector<SecretUnit> owed = open_units();
  for (SecretUnit& unit : unrecorded_units()) owed.push_back(std::move(unit));
  return owed;
}

Result<void> PendingSecrets::begin(std::size_t unit) {
  check(unit < units().size(), "a unit of this run");
  auto recorded = state_->file->append(begun_record(unit));
  if (recorded) recorded = state_->file->sync();
  if (!recorded) return fail(not_recorded("that secrets are being set", recorded.error()));
  state_->journal.progress[unit] = UnitProgress::Begun;
  return {};
}

Result<void> PendingSecrets::done(std::size_t unit) {
  check(unit < units().size(), "a unit of this run");
  state_->journal.progress[unit] = UnitProgress::Done;
  auto recorded = state_->file->append(done_record(unit));
  if (recorded) recorded = state_->file->sync();
  if (!recorded) return fail(not_recorded("that secrets are set", recorded.error()));
  return {};
}

Result<void> PendingSecrets::close() {
  return state_->journal.has_open_units() ? Result<void>() : drop();
}

Result<void> PendingSecrets::keep_only(const std::vector<SecretUnit>& kept) {
  if (kept.empty()) return drop();
  const bool is_all = state_->journal.files.empty() && kept == units();
  if (is_all || state_->cleaning == Cleaning::Unfinished) return {};
  state_->journal.owed = kept;
  const auto renewed = state_->leave_owed();
  if (!renewed) return fail(not_recorded("which secrets are still open", renewed.error()));
  return {};
}

Io<void> PendingSecrets::State::leave_owed() {
  const auto bytes = read_journal(folder);
  if (!bytes) return tl::unexpected(bytes.error());
  if (*bytes) {
    if (auto kept = copy_journal_to_backup(folder, journal, **bytes); !kept) return kept;
  }
  const std::string text = owed_text(journal);
  auto fresh = write_new_journal(folder, text);
  if (!fresh) return tl::unexpected(fresh.error());
  if (auto named = name_new_journal(folder); !named) return named;
  file = std::move(*fresh);
  journal = parse_journal(text)->journal;
  return {};
}

Result<void> PendingSecrets::drop() {
  if (state_->cleaning == Cleaning::Unfinished) return {};
  const auto ended = end_run(state_->folder, state_->journal, state_->retention);
  if (!ended) return fail(not_recorded("the end of the run", ended.error()));
  return {};
}

Io<std::optional<Diagnostic>> end_run(FileSystem& state, const Journal& journal,
                                      std::size_t retention) {
  if (auto retired = retire_journal(state, journal); !retired) {
    return tl::unexpected(retired.error());
  }
  const auto trimmed = enforce_retention(state, retention);
  if (trimmed) return std::optional<Diagnostic>();
  return backups_not_removed(trimmed.error());
}

}  // namespace cfplan
