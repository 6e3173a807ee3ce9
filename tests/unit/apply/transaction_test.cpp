#include "cfplan/apply/transaction.hpp"

#include <gtest/gtest.h>

#include "unit/apply/testing.hpp"

namespace cfplan::testing_apply {
namespace {

using Paths = std::vector<std::string>;

TEST(Transaction, EditsCreatesAndDeletesInOneRun) {
  Project project;
  project.put("a.toml", "old", 0600);
  project.put("gone.env", "bye");
  const auto report = project.write({edit("a.toml", "old", "new", 0600),
                                     create("x/y/b.env", "B=1\n"), remove("gone.env", "bye")});
  EXPECT_EQ(report.kind, OutcomeKind::Done);
  EXPECT_EQ(report.backup_id, "run1");
  EXPECT_EQ(project.bytes("a.toml"), "new");
  EXPECT_EQ(project.disk.tree().at("/p/a.toml").mode, 0600U);
  EXPECT_EQ(project.paths(), (Paths{".cfplan/backups/run1/journal", "a.toml", "x/y/b.env"}));
}

TEST(Transaction, DoesNothingForNoChange) {
  Project project;
  project.put("a.toml", "old");
  EXPECT_EQ(project.write({}).kind, OutcomeKind::Done);
  EXPECT_EQ(project.write({edit("a.toml", "old", "old")}).backup_id, "");
  EXPECT_EQ(project.paths(), Paths{"a.toml"});
}

TEST(Transaction, KeepsTheOwnerOfAnEditedFile) {
  Project project;
  project.put("a.toml", "old");
  project.disk.set_owner("/p/a.toml", {7, 8});
  EXPECT_EQ(project.write({edit("a.toml", "old", "new")}).kind, OutcomeKind::Done);
  EXPECT_EQ(project.disk.tree().at("/p/a.toml").owner, (Owner{7, 8}));
}

TEST(Transaction, TellsAllFilesThatChangedSinceThePlan) {
  Project project;
  project.put("a.toml", "somebody's");
  project.put("b.env", "there by now");
  const auto report = project.write(
      {edit("a.toml", "old", "new"), create("b.env", "B=1\n"), edit("c.toml", "c", "d")});
  EXPECT_EQ(report.kind, OutcomeKind::PlanChanged);
  EXPECT_EQ(lines(report.diagnostics),
            "CFP5010 \"a.toml\" was changed since the plan was made | "
            "nothing was written; run cfplan plan again\n"
            "CFP5010 \"b.env\" was created since the plan was made | "
            "nothing was written; run cfplan plan again\n"
            "CFP5010 \"c.toml\" was removed since the plan was made | "
            "nothing was written; run cfplan plan again\n");
  EXPECT_EQ(project.paths(), (Paths{"a.toml", "b.env"}));
}

TEST(Transaction, RefusesWhatCannotBeReplacedAsAWhole) {
  Project project;
  project.put("readonly.toml", "old", 0444);
  project.put("linked.toml", "old");
  project.disk.put_link("/p/linked.toml", "/p/other-name.toml");
  project.disk.put_symlink("/p/symlink.toml");
  project.disk.put_symlink("/p/out");
  project.disk.put_folder("/p/folder.toml");
  project.put("closed/a.toml", "old");
  project.disk.set_mode("/p/closed", 0555);
  const auto report =
      project.write({edit("readonly.toml", "old", "new", 0444), edit("linked.toml", "old", "new"),
                     edit("symlink.toml", "old", "new"), create("out/a.env", "A=1\n"),
                     edit("folder.toml", "old", "new"), edit("closed/a.toml", "old", "new")});
  EXPECT_EQ(report.kind, OutcomeKind::Failed);
  EXPECT_EQ(lines(report.diagnostics),
            "CFP5011 \"readonly.toml\" is read-only | "
            "make it writable with chmod u+w, or leave it out\n"
            "CFP5013 \"linked.toml\" has 2 hard links | "
            "make it a file of its own: cp it, then mv the copy over it\n"
            "CFP5012 \"symlink.toml\" is a symlink or is reached through one | "
            "put the file itself in its place\n"
            "CFP5012 \"out/a.env\" is a symlink or is reached through one | "
            "put the file itself in its place\n"
            "CFP5014 \"folder.toml\" is not a regular file in a folder | "
            "move away what stands there\n"
            "CFP5015 the folder of \"closed/a.toml\" is not writable | allow this user to write "
            "there: a file is replaced by way of a second one beside it\n");
}

TEST(Transaction, RollsBackWhenTheResultIsRefused) {
  Project project;
  project.put("a.toml", "old");
  TransactionOptions options;
  options.verify = [](const std::string& path, const std::string& bytes) -> Result<void> {
    return fail(Diagnostic{.code = "CFP9999", .message = path + " says " + bytes});
  };
  const auto report = project.write({edit("a.toml", "old", "new")}, options);
  EXPECT_EQ(report.kind, OutcomeKind::RolledBack);
  EXPECT_EQ(lines(report.diagnostics), "CFP9999 a.toml says new | \n");
  EXPECT_EQ(project.bytes("a.toml"), "old");
  EXPECT_EQ(project.paths(), Paths{"a.toml"});
}

TEST(Transaction, RollsBackWhenInterruptedBeforeTheCommit) {
  for (int asked_before = 0; asked_before < 4; ++asked_before) {
    Project project;
    project.put("a.toml", "old");
    TransactionOptions options;
    options.interrupted = [left = asked_before]() mutable { return left-- == 0; };
    const auto report =
        project.write({edit("a.toml", "old", "new"), create("n/b.env", "B=1\n")}, options);
    EXPECT_EQ(report.kind, OutcomeKind::Interrupted);
    EXPECT_EQ(project.paths(), Paths{"a.toml"});
    EXPECT_FALSE(project.disk.tree().contains("/p/n/"));
  }
}

TEST(Transaction, SaysWhatTheDiskSaidWhenItIsFull) {
  Project project;
  project.put("a.toml", "old");
  for (std::size_t call = 2; call <= 4; ++call) {  // the first call takes the lock
    project.disk.set_fault({call, MemoryDisk::FaultKind::FailOnce, IoCause::NoSpace});
    const auto report = project.write({edit("a.toml", "old", "new")});
    if (report.kind == OutcomeKind::Failed) {
      EXPECT_EQ(
          lines(report.diagnostics),
          "CFP5023 cannot write the journal in \".cfplan\": no space left on device | nothing "
          "was written; free some space, then run apply again\n");
    }
    EXPECT_NE(report.kind, OutcomeKind::Done);
    project.disk.set_fault({});
    EXPECT_EQ(project.recover().result, RecoveryResult::NothingToDo);
    EXPECT_EQ(project.bytes("a.toml"), "old");
  }
}

TEST(Transaction, RemovesFoldersThatAreEmptyByThen) {
  Project project;
  project.put("a/b/c.env", "C");
  project.put("a/kept.env", "K");
  TransactionOptions options;
  options.remove_folders = {"a/b", "a"};
  EXPECT_EQ(project.write({remove("a/b/c.env", "C")}, options).kind, OutcomeKind::Done);
  EXPECT_FALSE(project.disk.tree().contains("/p/a/b/"));
  EXPECT_EQ(project.bytes("a/kept.env"), "K");
}

TEST(Transaction, NamesTheFilesWhoseCredentialsItsBackupHolds) {
  const std::string token = "API_TOKEN=before-0123456789\n";
  Project project;
  for (const std::string path : {"a.env", "b.env", "c.env"}) project.put(path, token);
  project.put("d.env", "LEVEL=low\n");

  const auto one = project.write({edit("a.env", token, ""), edit("d.env", "LEVEL=low\n", "")});
  const auto several = project.write({edit("b.env", token, ""), edit("c.env", token, "")});

  EXPECT_EQ(one.kind, OutcomeKind::Done);
  EXPECT_EQ(lines(one.diagnostics),
            "CFP5046 the backup of this run holds a credential that stood in \"a.env\" | remove it "
            "with cfplan backups --purge run1\n");
  EXPECT_EQ(lines(several.diagnostics),
            "CFP5046 the backup of this run holds credentials that stood in \"b.env\" and 1 more "
            "file | remove it with cfplan backups --purge run2\n");
}

TEST(Transaction, KeepsTheNewestBackups) {
  Project project;
  project.backups_kept = 3;
  std::string before = "0";
  project.put("a.toml", before);
  for (int i = 1; i <= 5; ++i) {
    const std::string after = std::to_string(i);
    EXPECT_EQ(project.write({edit("a.toml", before, after)}).kind, OutcomeKind::Done);
    before = after;
  }
  EXPECT_EQ(project.paths(), (Paths{".cfplan/backups/run3/journal", ".cfplan/backups/run4/journal",
                                    ".cfplan/backups/run5/journal", "a.toml"}));
}

TEST(Transaction, SyncsNoMoreOftenForMoreFilesAboveSixtyFour) {
  const auto calls = [](std::size_t count) {
    Project project;
    std::vector<FileWrite> writes;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = std::to_string(i) + ".env";
      project.put(path, "old");
      writes.push_back(edit(path, "old", "new"));
    }
    EXPECT_EQ(project.write(writes).kind, OutcomeKind::Done);
    return project.disk.syncs();
  };
  EXPECT_EQ(calls(65), calls(200));
  EXPECT_LE(calls(65), 6U);
}

}  // namespace
}  // namespace cfplan::testing_apply
