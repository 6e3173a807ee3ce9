#include "cfplan/apply/rollback.hpp"

#include <gtest/gtest.h>

#include "cfplan/apply/backups.hpp"
#include "unit/apply/testing.hpp"

namespace cfplan::testing_apply {
namespace {

/// After one run that edited, created (in a new folder) and deleted.
class Rollback : public ::testing::Test {
 protected:
  Rollback() {
    project.put("a.toml", "old", 0600);
    project.put("gone.env", "API_TOKEN=abcdefgh12345678\n");
    before = project.disk.tree();
    EXPECT_EQ(project
                  .write({edit("a.toml", "old", "new", 0600), create("x/b.env", "B=1\n"),
                          remove("gone.env", "API_TOKEN=abcdefgh12345678\n")})
                  .kind,
              OutcomeKind::Done);
  }

  OutcomeKind carry_out(const RollbackPlan& plan) {
    TransactionOptions options;
    options.remove_folders = plan.remove_folders;
    return project.write(plan.writes, options).kind;
  }

  Project project;
  std::map<std::string, MemoryDisk::Entry> before;
};

TEST_F(Rollback, RestoresBytesModesAndPaths) {
  const auto plan = project.rollback_plan();
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->run.id, "run1");
  EXPECT_EQ(lines(plan->changed), "");
  EXPECT_EQ(carry_out(*plan), OutcomeKind::Done);
  for (const auto& [path, entry] : project.disk.tree()) {
    if (path.starts_with("/p/.cfplan/")) continue;
    ASSERT_TRUE(before.contains(path)) << path;
    EXPECT_EQ(entry.bytes, before.at(path).bytes);
    EXPECT_EQ(entry.mode, before.at(path).mode);
  }
  EXPECT_EQ(project.bytes("gone.env"), "API_TOKEN=abcdefgh12345678\n");
}

TEST_F(Rollback, OfARollbackRedoesTheRun) {
  ASSERT_EQ(carry_out(*project.rollback_plan()), OutcomeKind::Done);
  const auto plan = project.rollback_plan();
  EXPECT_EQ(plan->run.id, "run2");
  EXPECT_EQ(carry_out(*plan), OutcomeKind::Done);
  EXPECT_EQ(project.bytes("a.toml"), "new");
  EXPECT_EQ(project.bytes("x/b.env"), "B=1\n");
  EXPECT_EQ(project.bytes("gone.env"), "(absent)");
}

TEST_F(Rollback, NamesFilesThatChangedSince) {
  project.put("a.toml", "edited since", 0600);
  const auto plan = project.rollback_plan("run1");
  ASSERT_TRUE(plan);
  EXPECT_EQ(lines(plan->changed),
            "CFP3901 \"a.toml\" is not as the run that is rolled back left it | rollback --force "
            "restores it all the same, and keeps a backup of it\n");
  EXPECT_EQ(carry_out(*plan), OutcomeKind::Done);
  EXPECT_EQ(project.bytes("a.toml"), "old");
}

std::string restorations_text(const RollbackPlan& plan) {
  std::string text;
  for (const Restoration& one : plan.restorations) {
    const std::string operation = !one.operation                            ? "none"
                                  : *one.operation == FileOperation::Create ? "create"
                                  : *one.operation == FileOperation::Edit   ? "edit"
                                                                            : "delete";
    text += operation + " " + one.path + (one.changed_since ? " changed\n" : "\n");
  }
  return text;
}

TEST_F(Rollback, TellsOfEachFileWhatItWouldDo) {
  EXPECT_EQ(restorations_text(*project.rollback_plan()),
            "edit a.toml\ndelete x/b.env\ncreate gone.env\n");
  project.put("a.toml", "old", 0600);
  project.put("x/b.env", "B=2\n");
  EXPECT_EQ(restorations_text(*project.rollback_plan()),
            "none a.toml\ndelete x/b.env changed\ncreate gone.env\n");
}

TEST_F(Rollback, NeverTouchesTheSecretsLock) {
  project.put("cfplan.lock", "v1");
  ASSERT_EQ(
      project.write({edit("a.toml", "new", "newer", 0600), edit("cfplan.lock", "v1", "v2")}).kind,
      OutcomeKind::Done);
  const auto plan = project.rollback_plan();
  ASSERT_EQ(plan->writes.size(), 1U);
  EXPECT_EQ(plan->writes[0].path, "a.toml");
}

TEST_F(Rollback, IsOfTheRunBeforeWhenOnlyTheSecretsLockWasWritten) {
  project.put("cfplan.lock", "v1");
  const TransactionReport report = project.write({edit("cfplan.lock", "v1", "v2")});
  ASSERT_EQ(report.kind, OutcomeKind::Done);
  EXPECT_EQ(report.backup_id, "");
  EXPECT_EQ(project.rollback_plan()->run.id, "run1");
  EXPECT_EQ(list_backups(project.state())->backups.size(), 1U);
}

TEST_F(Rollback, KnowsNoOtherId) {
  const auto plan = project.rollback_plan("../../etc");
  ASSERT_FALSE(plan);
  EXPECT_EQ(lines(plan.error().diagnostics),
            "CFP5042 there is no backup \"../../etc\" | cfplan backups lists them\n");
}

TEST_F(Rollback, BackupsAreListedNewestFirstWithWhatTheyHold) {
  ASSERT_EQ(project.write({edit("a.toml", "new", "newer", 0600)}).kind, OutcomeKind::Done);
  const auto list = list_backups(project.state());
  ASSERT_TRUE(list);
  ASSERT_EQ(list->backups.size(), 2U);
  EXPECT_EQ(list->backups[0].run.id, "run2");
  EXPECT_EQ(list->backups[1].run.command, "apply");
  ASSERT_EQ(list->backups[1].files.size(), 3U);
  EXPECT_FALSE(list->backups[1].files[0].holds_credential);
  EXPECT_TRUE(list->backups[1].files[2].holds_credential);
  EXPECT_EQ(list->backups[1].files[2].operation, FileOperation::Delete);
}

TEST_F(Rollback, OfTheNewestPassesByAFolderWithoutAJournal) {
  project.disk.put_folder("/p/.cfplan/backups/z-emptied");
  const auto plan = project.rollback_plan();
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->run.id, "run1");
}

TEST_F(Rollback, ADamagedBackupIsNamedAndDoesNotHideTheOthers) {
  project.put(".cfplan/backups/broken/journal", "garbage");
  const auto list = list_backups(project.state());
  ASSERT_TRUE(list);
  EXPECT_EQ(list->backups.size(), 1U);
  EXPECT_EQ(lines(list->diagnostics),
            "CFP5043 cannot read the backup \"broken\": it is damaged or of another version | "
            "remove it with cfplan backups --purge broken\n");
}

TEST_F(Rollback, PurgeRemovesTheBeforeImages) {
  ASSERT_TRUE(purge_backup(project.state(), project.lock(), "run1"));
  EXPECT_EQ(project.paths(), (std::vector<std::string>{"a.toml", "x/b.env"}));
  const auto again = purge_backup(project.state(), project.lock(), "run1");
  EXPECT_EQ(lines(again.error().diagnostics),
            "CFP5042 there is no backup \"run1\" | cfplan backups lists them\n");
}

TEST_F(Rollback, KeepingTheNewestRemovesTheOthers) {
  ASSERT_EQ(project.write({edit("a.toml", "new", "2", 0600)}).kind, OutcomeKind::Done);
  ASSERT_EQ(project.write({edit("a.toml", "2", "3", 0600)}).kind, OutcomeKind::Done);
  using Ids = std::vector<std::string>;
  EXPECT_EQ(keep_newest(project.state(), project.lock(), 3).value(), Ids{});
  EXPECT_EQ(keep_newest(project.state(), project.lock(), 1).value(), (Ids{"run2", "run1"}));
  EXPECT_EQ(list_backups(project.state())->backups.size(), 1U);
}

}  // namespace
}  // namespace cfplan::testing_apply
