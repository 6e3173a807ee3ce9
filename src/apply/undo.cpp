#include "apply/undo.hpp"
#include "apply/run_diagnostics.hpp"

#include <string>
#include <utility>
#include <vector>

#include "apply/journal_file.hpp"
#include "apply/mutant.hpp"
#include "apply/restore.hpp"
#include "apply/staged_removal.hpp"

namespace cfplan {
namespace {

Diagnostic conflict(const JournaledFile& file) {
  return about_file("CFP5031",
                    "\"" + file.path + "\" was changed by somebody else in the middle of a run",
                    file.path,
                    "the version from before is in \"" + file.staged +
                        "\": keep one of the two under the file's name, remove the other, then run "
                        "cfplan recover");
}

Diagnostic not_undone(const std::string& path, const IoError& error) {
  return about_file("CFP5032", "cannot put \"" + path + "\" back: " + error.reason, path,
                    "check the disk and the permissions, then run cfplan recover");
}

Diagnostic not_removed(const std::string& path, const IoError& error) {
  return about_file("CFP5032", "cannot remove \"" + path + "\": " + error.reason, path,
                    "check the disk and the permissions, then run cfplan recover");
}

Diagnostic journal_not_closed(const std::string& state, const IoError& error) {
  return about_run("CFP5032",
                   "every file is put back, but the journal in \"" + state +
                       "\" cannot be closed: " + error.reason,
                   "check the disk and the permissions, then run cfplan recover");
}

Diagnostic not_synced(const IoError& error) {
  return about_run("CFP5032", "cannot make the undone files durable: " + error.reason,
                   "check the disk, then run cfplan recover");
}

class Undo {
 public:
  Undo(const ProjectFolders& folders, const Journal& journal, Durability& durability)
      : folders_(folders), project_(folders.project), journal_(journal), durability_(durability) {}

  UndoReport run() {
    if (!mutated(Mutant::NoRestore)) restore_names();
    if (!report_.whole) return std::move(report_);
    if (!mutated(Mutant::StagedUnlinkedBeforeNamesAreDurable) && !sync()) return std::move(report_);
    if (!mutated(Mutant::NoUnlinkOfStaged)) remove_staged();
    remove_made_folders();
    if (!mutated(Mutant::UnlinkedStagedNotSynced) && !sync()) return std::move(report_);
    if (conflicts_ > 0) report_.whole = false;
    if (report_.whole) end();
    return std::move(report_);
  }

 private:
  void restore_names() {
    restored_.assign(journal_.files.size(), Restored::Whole);
    for (std::size_t i = 0; i < journal_.files.size(); ++i) {
      const JournaledFile& file = journal_.files[i];
      const auto restored = restore_name(project_, file);
      if (!restored) {
        give_up(not_undone(file.path, restored.error()));
        continue;  // what can be put back is put back
      }
      restored_[i] = *restored;
      if (*restored == Restored::Changed) report_.changed_since.push_back(file.path);
      if (*restored != Restored::Conflict) continue;
      ++conflicts_;
      report_.diagnostics.push_back(conflict(file));
    }
  }

  void remove_staged() {
    for (std::size_t i = 0; i < journal_.files.size(); ++i) {
      const Restored restored = restored_.empty() ? Restored::Whole : restored_[i];
      if (restored == Restored::Conflict) continue;
      const JournaledFile& file = journal_.files[i];
      auto removed = restored == Restored::PutBack
                         ? remove_or_rescue(project_, file, Content::After, journal_.run.id,
                                            report_.diagnostics)
                         : unlink_if_there(project_, file.staged);
      if (removed) {
        removed = remove_passing_names(project_, file, journal_.run.id, report_.diagnostics);
      }
      if (!removed && !mutated(Mutant::UnlinkErrorIgnored)) {
        give_up(not_removed(file.staged, removed.error()));
      }
    }
  }

  void remove_made_folders() {
    for (auto path = journal_.made_folders.rbegin(); path != journal_.made_folders.rend(); ++path) {
      const auto removed = project_.remove_folder(*path);
      if (removed) continue;
      const IoCause cause = removed.error().cause;
      // Something of somebody else's is in it by now, or took its place.
      if (cause == IoCause::NotEmpty || cause == IoCause::NotFound ||
          cause == IoCause::NotAFolder) {
        continue;
      }
      give_up(not_removed(*path, removed.error()));
    }
  }

  bool sync() {
    const auto synced = durability_.sync_names();
    if (!synced) give_up(not_synced(synced.error()));
    return synced.has_value();
  }

  void end() {
    const auto ended = journal_.owed.empty() ? drop_journal_durably(folders_.state) : leave_owed();
    if (!ended) give_up(journal_not_closed(folders_.state_shown, ended.error()));
  }

  // What this run had taken over from an earlier one is as open as it was.
  Io<void> leave_owed() {
    const auto file = write_new_journal(folders_.state, owed_text(journal_));
    if (!file) return tl::unexpected(file.error());
    return name_new_journal(folders_.state);
  }

  void give_up(Diagnostic diagnostic) {
    report_.whole = false;
    report_.diagnostics.push_back(std::move(diagnostic));
  }

  const ProjectFolders& folders_;
  FileSystem& project_;
  const Journal& journal_;
  Durability& durability_;
  std::vector<Restored> restored_;
  std::size_t conflicts_ = 0;
  UndoReport report_;
};

}  // namespace

UndoReport undo(const ProjectFolders& folders, const Journal& journal, Durability& durability) {
  return Undo(folders, journal, durability).run();
}

}  // namespace cfplan
