#include "cfplan/apply/recovery.hpp"

#include <memory>
#include <string>
#include <utility>

#include "apply/cleaning.hpp"
#include "apply/durability.hpp"
#include "apply/journal.hpp"
#include "apply/journal_file.hpp"
#include "apply/mutant.hpp"
#include "apply/paths.hpp"
#include "apply/pending_secrets_state.hpp"
#include "apply/run_diagnostics.hpp"
#include "apply/undo.hpp"

namespace cfplan {
namespace {

RecoveryReport half_way(Diagnostic diagnostic) {
  RecoveryReport report;
  report.result = RecoveryResult::HalfWay;
  report.diagnostics.push_back(std::move(diagnostic));
  return report;
}

class Recovery {
 public:
  explicit Recovery(const ProjectFolders& folders) : folders_(folders) {}

  RecoveryReport run() {
    // Before it is read: what is acted upon must be what a power cut leaves.
    if (const auto synced = sync_journal(); !synced) return unreadable(synced.error());
    auto bytes = read_journal(folders_.state);
    if (!bytes) return unreadable(bytes.error());
    if (!*bytes) return drop_leftover();
    auto read = parse_journal(**bytes);
    if (!read) return read.error() == JournalDefect::Damaged ? damaged() : other_format();
    journal_ = std::move(read->journal);
    if (!is_of_this_project()) return other_project();
    auto durability = Durability::prepare(folders_.project, journal_);
    if (!durability) return unreadable(durability.error());
    RecoveryReport report = journal_.committed ? finish((*bytes)->substr(0, read->end), *durability)
                                               : roll_back(*durability);
    report.run = std::move(run_);
    report.files = std::move(files_);
    return report;
  }

 private:
  Io<void> sync_journal() {
    if (mutated(Mutant::CommitTakenFromPageCache)) return {};
    auto synced = folders_.state.sync_file(kJournal);
    if (!synced && synced.error().cause == IoCause::NotFound) return {};
    if (!synced) return synced;
    return folders_.state.sync_folder("");
  }

  /// Of a run that died before it had changed anything.
  RecoveryReport drop_leftover() {
    if (!folders_.state.stat(kNewJournal)) return {};
    if (const auto dropped = drop_journal_durably(folders_.state); !dropped) {
      return unreadable(dropped.error());
    }
    return {};
  }

  void remember_run() {
    run_ = journal_.run;
    for (const JournaledFile& file : journal_.files) files_.push_back(file.path);
  }

  RecoveryReport roll_back(Durability& durability) {
    remember_run();
    UndoReport undone = undo(folders_, journal_, durability);
    RecoveryReport report;
    report.result = undone.whole ? RecoveryResult::RolledBack : RecoveryResult::HalfWay;
    report.diagnostics = std::move(undone.diagnostics);
    report.changed_since = std::move(undone.changed_since);
    if (undone.whole && !journal_.owed.empty()) report.secrets = Recovery(folders_).run().secrets;
    return report;
  }

  /// A COMMIT whose sync failed is in memory and perhaps not on the disk, and a second sync would
  /// not tell: so it is written anew, in a file of its own, before anything follows from it.
  Io<std::unique_ptr<OpenFile>> confirm_commit(const std::string& text) {
    if (mutated(Mutant::CommitTakenFromPageCache)) {
      return folders_.state.open_for_append(kJournal, text.size());
    }
    auto file = write_new_journal(folders_.state, text);
    if (!file) return file;
    if (auto named = name_new_journal(folders_.state); !named) {
      return tl::unexpected(named.error());
    }
    return file;
  }

  RecoveryReport finish(const std::string& text, Durability& durability) {
    remember_run();
    auto file = confirm_commit(text);
    if (!file) {
      return half_way(about_run(
          "CFP5030", "cannot confirm the commit of the interrupted run: " + file.error().reason,
          "free some space and check the disk, then run cfplan recover"));
    }
    CleaningReport cleaning = clean(folders_.project, journal_, durability);
    RecoveryReport report;
    report.result = cleaning.whole ? RecoveryResult::Finished : RecoveryResult::HalfWay;
    report.diagnostics = std::move(cleaning.diagnostics);
    if (!cleaning.whole) return report;
    if (journal_.has_open_units() || journal_.owes_versions()) {
      if (!journal_.cleaned) (void)(*file)->append(cleaned_record());
      report.secrets = PendingSecrets(std::make_unique<PendingSecrets::State>(
          PendingSecrets::State{folders_.state, std::move(journal_), std::move(*file),
                                Cleaning::Whole, folders_.backups_kept}));
      return report;
    }
    end(report);
    return report;
  }

  void end(RecoveryReport& report) {
    auto ended = end_run(folders_.state, journal_, folders_.backups_kept);
    if (!ended) {
      report.result = RecoveryResult::HalfWay;
      report.diagnostics.push_back(not_cleaned("the journal", ended.error()));
    } else if (*ended) {
      report.diagnostics.push_back(std::move(**ended));
    }
  }

  /// By its path, or by what it is when it was moved.
  bool is_of_this_project() const {
    if (journal_.root == folders_.root) return true;
    const auto root = folders_.project.stat("");
    return root && root->inode == journal_.root_inode && root->device == journal_.root_device;
  }

  RecoveryReport unreadable(const IoError& error) const {
    return half_way(about_run(
        "CFP5035",
        "cannot recover from the journal in \"" + folders_.state_shown + "\": " + error.reason,
        "check the disk and the permissions, then run cfplan recover"));
  }

  /// It was whole when it got its name: the run may have changed any of its files since.
  RecoveryReport damaged() const {
    return half_way(about_run(
        "CFP5038",
        "the journal \"" + folders_.state_shown + "/" + kJournal +
            "\" of an interrupted run is damaged: it cannot tell which files to repair",
        "compare the project with git; files named .cfplan-* hold versions from before or after "
        "the run, and earlier backups are in \"" +
            folders_.state_shown + "/" + kBackups +
            "\"; once the tree is right, remove the .cfplan-* files and the journal"));
  }

  RecoveryReport other_format() const {
    return half_way(about_run(
        "CFP5036",
        "the journal in \"" + folders_.state_shown + "\" was written by another version of cfplan",
        "run cfplan recover with the version that wrote it"));
  }

  RecoveryReport other_project() const {
    return half_way(about_run("CFP5037",
                              "the journal in \"" + folders_.state_shown +
                                  "\" belongs to the project in \"" + journal_.root + "\"",
                              "run cfplan recover there, or move the project back"));
  }

  const ProjectFolders& folders_;
  Journal journal_;
  std::optional<RunIdentity> run_;
  std::vector<std::string> files_;
};

}  // namespace

RecoveryReport recover(const ProjectFolders& folders, const ProjectLock& /*lock*/) {
  return Recovery(folders).run();
}

Result<std::optional<WaitingRun>> waiting_run(const FileSystem& state) {
  const auto bytes = read_journal(state);
  if (!bytes) {
    return fail(about_run("CFP5035", "cannot read the journal: " + bytes.error().reason,
                          "check the disk and the permissions, then run cfplan recover"));
  }
  if (!*bytes) return std::optional<WaitingRun>();
  auto read = parse_journal(**bytes);
  if (!read) return WaitingRun{};
  const Journal& journal = read->journal;
  const bool only_secrets =
      journal.committed && journal.cleaned && journal.has_open_units() && !journal.owes_versions();
  if (!only_secrets) return WaitingRun{WaitingFor::Recovery, journal.run};
  return WaitingRun{WaitingFor::Secrets, journal.run, journal.open_units()};
}

}  // namespace cfplan
