#include "cfplan/apply/transaction.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "apply/backup_store.hpp"
#include "apply/cleaning.hpp"
#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "apply/journal_file.hpp"
#include "apply/mutant.hpp"
#include "apply/paths.hpp"
#include "apply/pending_secrets_state.hpp"
#include "apply/preconditions.hpp"
#include "apply/result_proof.hpp"
#include "apply/run_diagnostics.hpp"
#include "apply/setback.hpp"
#include "apply/staged_removal.hpp"
#include "apply/staging.hpp"
#include "apply/swap.hpp"
#include "apply/undo.hpp"
#include "cfplan/base/check.hpp"
#include "cfplan/base/credential_spans.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

TransactionReport report_of(Setback setback) {
  TransactionReport report;
  report.kind = setback.kind;
  report.diagnostics = std::move(setback.diagnostics);
  return report;
}

Diagnostic journal_not_written(const ProjectFolders& folders, const IoError& error) {
  return about_run("CFP5023",
                   "cannot write the journal in \"" + folders.state_shown + "\": " + error.reason,
                   "nothing was written; " + hint_for(error));
}

/// The one place on a disk where cfplan keeps credentials, named so that they can be removed.
std::optional<Diagnostic> credentials_in_backup(const Journal& journal) {
  std::vector<std::string> paths;
  for (const JournaledFile& file : journal.files) {
    if (holds_credential(file.image, notation_of(file.path))) paths.push_back(file.path);
  }
  if (paths.empty()) return std::nullopt;
  const std::string& first = paths.front();
  const bool alone = paths.size() == 1;
  Diagnostic diagnostic =
      about_file("CFP5046",
                 std::string("the backup of this run holds ") +
                     (alone ? "a credential" : "credentials") + " that stood in \"" + first + "\"" +
                     (alone ? "" : " and " + counted(paths.size() - 1, "more file")),
                 first, "remove it with cfplan backups --purge " + journal.run.id);
  diagnostic.severity = Severity::Warning;
  return diagnostic;
}

class Transaction {
 public:
  Transaction(const ProjectFolders& folders, CheckedRun run, const TransactionOptions& options,
              Durability durability)
      : folders_(folders),
        options_(options),
        journal_(std::move(run.journal)),
        writes_(std::move(run.writes)),
        durability_(std::move(durability)) {}

  TransactionReport run() {
    if (auto step = write_journal(); !step) return report_of(std::move(step.error()));
    if (auto step = name_journal(); !step) return undone(std::move(step.error()));
    if (auto step = change_files(); !step) return undone(std::move(step.error()));
    if (auto step = append_commit(); !step) return undone(std::move(step.error()));
    if (const auto synced = sync_commit(); !synced) return in_doubt(synced.error());
    return finish();
  }

 private:
  Progress go_on() const {
    if (!options_.interrupted || !options_.interrupted()) return {};
    return setback(OutcomeKind::Interrupted,
                   about_run("CFP5024", "interrupted before the commit", "run cfplan apply again"));
  }

  /// A journal of an earlier run may be there only for its secrets, which this run takes over.
  Io<void> keep_earlier_run() {
    const auto bytes = read_journal(folders_.state);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!*bytes) return {};
    const auto earlier = parse_journal(**bytes);
    check(earlier && earlier->journal.committed, "recovery comes before a transaction");
    return copy_journal_to_backup(folders_.state, earlier->journal, **bytes);
  }

  Progress write_journal() {
    auto kept = keep_earlier_run();
    auto file = kept ? write_new_journal(folders_.state, journal_text(journal_))
                     : tl::unexpected(kept.error());
    if (file) {
      file_ = std::move(*file);
      return {};
    }
    // It is of no consequence to the next run, which would remove it as well.
    (void)unlink_if_there(folders_.state, kNewJournal);
    return setback(OutcomeKind::Failed, journal_not_written(folders_, file.error()));
  }

  Progress name_journal() {
    const auto named = name_new_journal(folders_.state);
    if (!named) return setback(OutcomeKind::Failed, journal_not_written(folders_, named.error()));
    return {};
  }

  Progress change_files() {
    const auto may_go_on = [this] { return go_on(); };
    FileSystem& project = folders_.project;
    if (auto step = stage(project, journal_, writes_, durability_, may_go_on); !step) return step;
    if (auto step = swap_all(project, journal_, durability_, may_go_on); !step) return step;
    if (auto step = recheck(project, journal_); !step) return step;
    if (auto step = sync_names(); !step) return step;
    if (auto step = prove_result(project, journal_, options_.verify); !step) return step;
    return go_on();
  }

  Progress sync_names() {
    if (mutated(Mutant::NamesNotSynced)) return {};
    const auto synced = durability_.sync_names();
    if (synced) return {};
    return setback(OutcomeKind::RolledBack, not_durable(synced.error()));
  }

  Progress append_commit() {
    const auto appended = file_->append(commit_record());
    if (appended) return {};
    return setback(OutcomeKind::RolledBack,
                   about_run("CFP5021", "cannot record the commit: " + appended.error().reason,
                             hint_for(appended.error())));
  }

  Io<void> sync_commit() {
    if (mutated(Mutant::CommitNotSynced)) return {};
    return file_->sync();
  }

  TransactionReport undone(Setback setback) {
    UndoReport undo_report = undo(folders_, journal_, durability_);
    TransactionReport report = report_of(std::move(setback));
    if (!undo_report.whole) report.kind = OutcomeKind::HalfWay;
    append(report.diagnostics, std::move(undo_report.diagnostics));
    return report;
  }

  TransactionReport in_doubt(const IoError& error) {
    Setback doubt{
        OutcomeKind::HalfWay,
        {about_run("CFP5030", "nobody knows whether the commit is on the disk: " + error.reason,
                   "check the disk, then run cfplan recover")}};
    if (mutated(Mutant::RolledBackAfterDoubtfulCommit)) return undone(std::move(doubt));
    return report_of(std::move(doubt));
  }

  TransactionReport finish() {
    journal_.committed = true;
    CleaningReport cleaning = clean(folders_.project, journal_, durability_);
    TransactionReport report;
    report.diagnostics = std::move(cleaning.diagnostics);
    if (journal_.can_be_rolled_back()) name_backup(report);
    if (!cleaning.whole) report.kind = OutcomeKind::HalfWay;
    if (!journal_.units.empty()) {
      report.secrets = keep_open(cleaning.whole ? Cleaning::Whole : Cleaning::Unfinished);
    } else if (cleaning.whole) {
      end(report);
    }
    return report;
  }

  void name_backup(TransactionReport& report) const {
    report.backup_id = journal_.run.id;
    if (auto warning = credentials_in_backup(journal_)) {
      report.diagnostics.push_back(*std::move(warning));
    }
  }

  PendingSecrets keep_open(Cleaning cleaning) {
    // Only for telling what is left: recovery cleans again where it is missing.
    if (cleaning == Cleaning::Whole) (void)file_->append(cleaned_record());
    return PendingSecrets(std::make_unique<PendingSecrets::State>(PendingSecrets::State{
        folders_.state, std::move(journal_), std::move(file_), cleaning, folders_.backups_kept}));
  }

  void end(TransactionReport& report) {
    auto ended = end_run(folders_.state, journal_, folders_.backups_kept);
    if (!ended) {
      report.kind = OutcomeKind::HalfWay;
      report.diagnostics.push_back(not_cleaned("the journal", ended.error()));
    } else if (*ended) {
      report.diagnostics.push_back(std::move(**ended));
    }
  }

  const ProjectFolders& folders_;
  const TransactionOptions& options_;
  Journal journal_;
  std::vector<const FileWrite*> writes_;
  Durability durability_;
  std::unique_ptr<OpenFile> file_;
};

}  // namespace

TransactionReport write_files(const ProjectFolders& folders, const ProjectLock& /*lock*/,
                              const std::vector<FileWrite>& writes,
                              const TransactionOptions& options) {
  auto run = check_preconditions(folders, writes, options);
  if (!run) return report_of(std::move(run.error()));
  if (run->journal.files.empty() && options.secrets.empty() && options.remove_folders.empty()) {
    return {};
  }
  auto durability = Durability::prepare(folders.project, run->journal);
  if (!durability) {
    return report_of({OutcomeKind::Failed,
                      {about_run("CFP5016", "cannot open the project: " + durability.error().reason,
                                 hint_for(durability.error()))}});
  }
  return Transaction(folders, std::move(*run), options, std::move(*durability)).run();
}

}  // namespace cfplan
