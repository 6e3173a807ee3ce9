#include "cfplan/apply/recovery.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "unit/apply/testing.hpp"

namespace cfplan::testing_apply {
namespace {

/// A run over one file that dies right before it would append COMMIT: all files are swapped.
class Interrupted {
 public:
  explicit Interrupted(const FileWrite& write) {
    if (write.before) project.put(write.path, "old");
    if (!write.before) project.disk.put_folder("/p/" + write.path.substr(0, write.path.rfind('/')));
    TransactionOptions options;
    options.run.id = "run";
    options.verify = [this](const std::string&, const std::string&) -> Result<void> {
      project.disk.set_death(1);
      return {};
    };
    // A deletion has no bytes to verify: it dies at the sync of the names.
    if (write.operation == FileOperation::Delete) project.disk.set_death(10);
    EXPECT_EQ(project.write({write}, options).kind, OutcomeKind::HalfWay);
    project.disk.process_death();
  }
  Project project;
};

TEST(Recovery, PutsAnEditedFileBack) {
  Interrupted run(edit("a.toml", "old", "new"));
  EXPECT_EQ(run.project.bytes("a.toml"), "new");
  const auto report = run.project.recover();
  EXPECT_EQ(report.result, RecoveryResult::RolledBack);
  EXPECT_TRUE(report.changed_since.empty());
  EXPECT_EQ(report.run->id, "run");
  EXPECT_EQ(report.files, std::vector<std::string>{"a.toml"});
  EXPECT_EQ(run.project.paths(), std::vector<std::string>{"a.toml"});
  EXPECT_EQ(run.project.bytes("a.toml"), "old");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::NothingToDo);
}

TEST(Recovery, PutsADeletedFileBack) {
  Interrupted run(remove("a.toml", "old"));
  EXPECT_EQ(run.project.bytes("a.toml"), "(absent)");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.paths(), std::vector<std::string>{"a.toml"});
}

TEST(Recovery, RemovesACreatedFile) {
  Interrupted run(create("f/a.env", "new"));
  EXPECT_EQ(run.project.bytes("f/a.env"), "new");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.paths(), std::vector<std::string>{});
}

TEST(Recovery, KeepsBothVersionsWhenSomebodySavedAfterTheCrash) {
  Interrupted run(edit("a.toml", "old", "new"));
  run.project.put("a.toml", "saved since");
  const auto report = run.project.recover();
  EXPECT_EQ(report.result, RecoveryResult::HalfWay);
  EXPECT_EQ(
      lines(report.diagnostics),
      "CFP5031 \"a.toml\" was changed by somebody else in the middle of a run | the version "
      "from before is in \".cfplan-run-0\": keep one of the two under the file's name, remove "
      "the other, then run cfplan recover\n");
  EXPECT_EQ(run.project.bytes("a.toml"), "saved since");
  EXPECT_EQ(run.project.bytes(".cfplan-run-0"), "old");

  run.project.disk.remove("/p/.cfplan-run-0");
  const auto kept = run.project.recover();
  EXPECT_EQ(kept.result, RecoveryResult::RolledBack);
  EXPECT_EQ(kept.changed_since, std::vector<std::string>{"a.toml"});
  EXPECT_EQ(run.project.paths(), std::vector<std::string>{"a.toml"});
  EXPECT_EQ(run.project.bytes("a.toml"), "saved since");
}

TEST(Recovery, SaysWhatItCouldNotUndo) {
  std::set<std::string> said;
  for (std::size_t call = 2;; ++call) {  // the first call takes the lock
    Interrupted run(create("f/a.env", "new"));
    run.project.disk.set_fault({call, MemoryDisk::FaultKind::FailOnce, IoCause::Denied});
    const auto report = run.project.recover();
    if (run.project.disk.calls() < call) break;
    if (!report.diagnostics.empty()) said.insert(lines(report.diagnostics));
  }
  const std::string hint = " | check the disk and the permissions, then run cfplan recover\n";
  const std::set<std::string> wanted = {
      "CFP5032 cannot put \"f/a.env\" back: permission denied" + hint,
      "CFP5032 cannot remove \"f/.cfplan-run-0\": permission denied" + hint,
      "CFP5032 cannot make the undone files durable: permission denied | check the disk, then run "
      "cfplan recover\n",
      "CFP5032 every file is put back, but the journal in \".cfplan\" cannot be closed: permission "
      "denied" +
          hint,
      "CFP5035 cannot recover from the journal in \".cfplan\": permission denied" + hint};
  EXPECT_EQ(said, wanted);
}

TEST(Recovery, TakesTheJournalsImageWhenTheStagedFileWasCleanedAway) {
  Interrupted run(edit("a.toml", "old", "new"));
  run.project.disk.remove("/p/.cfplan-run-0");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.bytes("a.toml"), "old");
  EXPECT_EQ(run.project.paths(), std::vector<std::string>{"a.toml"});
}

TEST(Recovery, BringsBackAFileThatSomebodyRemoved) {
  Interrupted run(edit("a.toml", "old", "new"));
  run.project.disk.remove("/p/a.toml");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.bytes("a.toml"), "old");
}

TEST(Recovery, LeavesACreatedFileThatSomebodyChangedSince) {
  Interrupted run(create("f/a.env", "new"));
  run.project.put("f/a.env", "theirs");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.bytes("f/a.env"), "theirs");
}

TEST(Recovery, RefusesTheJournalOfAnotherProject) {
  Interrupted run(edit("a.toml", "old", "new"));
  Project other;
  other.put(".cfplan/journal", run.project.bytes(".cfplan/journal"));
  other.disk.put_folder("/elsewhere");
  const auto elsewhere = other.disk.open("/elsewhere");
  const ProjectFolders there{**elsewhere, other.state(), "/elsewhere", ".cfplan"};
  const auto report = cfplan::recover(there, other.lock());
  EXPECT_EQ(report.result, RecoveryResult::HalfWay);
  EXPECT_EQ(lines(report.diagnostics),
            "CFP5037 the journal in \".cfplan\" belongs to the project in \"/p\" | run cfplan "
            "recover there, or move the project back\n");
}

TEST(Recovery, RefusesAJournalOfAnotherFormat) {
  Project project;
  // A whole record whose format is 2.
  project.put(".cfplan/journal", "begin 9 189dae664eaec555\nformat 2\n\n");
  const auto report = project.recover();
  EXPECT_EQ(report.result, RecoveryResult::HalfWay);
  EXPECT_EQ(lines(report.diagnostics),
            "CFP5036 the journal in \".cfplan\" was written by another version of cfplan | run "
            "cfplan recover with the version that wrote it\n");
  EXPECT_EQ(project.bytes(".cfplan/journal"), "begin 9 189dae664eaec555\nformat 2\n\n");
}

TEST(Recovery, DropsAJournalThatHasNotGotItsName) {
  Project project;
  project.put(".cfplan/journal.new", "begin 100 abc");
  EXPECT_EQ(project.recover().result, RecoveryResult::NothingToDo);
  EXPECT_EQ(project.paths(), std::vector<std::string>{});
}

TEST(Recovery, KeepsADamagedJournalAndAllThereIs) {
  Interrupted run(edit("a.toml", "old", "new"));
  std::string damaged = run.project.bytes(".cfplan/journal");
  damaged[100] ^= 1;
  run.project.put(".cfplan/journal", damaged);
  const auto report = run.project.recover();
  EXPECT_EQ(report.result, RecoveryResult::HalfWay);
  EXPECT_EQ(lines(report.diagnostics),
            "CFP5038 the journal \".cfplan/journal\" of an interrupted run is damaged: it cannot "
            "tell which files to repair | compare the project with git; files named .cfplan-* hold "
            "versions from before or after the run, and earlier backups are in "
            "\".cfplan/backups\"; once the tree is right, remove the .cfplan-* files and the "
            "journal\n");
  EXPECT_EQ(run.project.bytes(".cfplan/journal"), damaged);
  EXPECT_EQ(run.project.bytes("a.toml"), "new");
  EXPECT_EQ(run.project.bytes(".cfplan-run-0"), "old");
  EXPECT_EQ((*waiting_run(run.project.state()))->what, WaitingFor::Recovery);
}

TEST(Recovery, MindsNoTornRecordBehindTheSeal) {
  Interrupted run(edit("a.toml", "old", "new"));
  run.project.put(".cfplan/journal", run.project.bytes(".cfplan/journal") + "comm");
  EXPECT_EQ(run.project.recover().result, RecoveryResult::RolledBack);
  EXPECT_EQ(run.project.bytes("a.toml"), "old");
}

TEST(Recovery, TellsWhichRunWaits) {
  Interrupted run(edit("a.toml", "old", "new"));
  const auto waiting = waiting_run(run.project.state());
  ASSERT_TRUE(waiting && *waiting);
  EXPECT_EQ((*waiting)->what, WaitingFor::Recovery);
  EXPECT_EQ((*waiting)->run.command, "apply");
  (void)run.project.recover();
  EXPECT_FALSE(*waiting_run(run.project.state()));
}

}  // namespace
}  // namespace cfplan::testing_apply
