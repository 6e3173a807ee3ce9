#include "cfplan/apply/pending_secrets.hpp"

#include <gtest/gtest.h>

#include "cfplan/apply/backups.hpp"
#include "unit/apply/testing.hpp"

namespace cfplan::testing_apply {
namespace {

const SecretUnit kFirst{"main/shop", {"A", "B"}};
const SecretUnit kSecond{"main/other shop\n", {"C"}};

TransactionReport run_with_secrets(Project& project) {
  project.put("a.toml", "old");
  TransactionOptions options;
  options.secrets = {kFirst, kSecond};
  return project.write({edit("a.toml", "old", "new")}, options);
}

TEST(PendingSecrets, EndTheRunWhenAllAreDone) {
  Project project;
  auto report = run_with_secrets(project);
  ASSERT_TRUE(report.secrets);
  for (std::size_t unit : {0U, 1U}) {
    ASSERT_TRUE(report.secrets->begin(unit));
    ASSERT_TRUE(report.secrets->done(unit));
  }
  ASSERT_TRUE(report.secrets->close());
  EXPECT_EQ(project.paths(), (std::vector<std::string>{".cfplan/backups/run1/journal", "a.toml"}));
  EXPECT_EQ(project.recover().result, RecoveryResult::NothingToDo);
}

TEST(PendingSecrets, AreFoundAgainByTheNextRun) {
  Project project;
  {
    auto report = run_with_secrets(project);
    ASSERT_TRUE(report.secrets->begin(0));
    ASSERT_TRUE(report.secrets->done(0));
    ASSERT_TRUE(report.secrets->begin(1));
    ASSERT_TRUE(report.secrets->close());
  }
  project.disk.process_death();
  const auto waiting = waiting_run(project.state());
  ASSERT_TRUE(waiting && *waiting);
  EXPECT_EQ((*waiting)->what, WaitingFor::Secrets);

  auto recovered = project.recover();
  EXPECT_EQ(recovered.result, RecoveryResult::Finished);
  ASSERT_TRUE(recovered.secrets);
  EXPECT_EQ(recovered.secrets->open_units(), std::vector<SecretUnit>{kSecond});
  EXPECT_TRUE(recovered.secrets->was_begun(1));
  ASSERT_TRUE(recovered.secrets->done(1));
  ASSERT_TRUE(recovered.secrets->close());
  EXPECT_EQ(project.recover().result, RecoveryResult::NothingToDo);
}

TEST(PendingSecrets, AreOpenForARunOfSecretsOnly) {
  Project project;
  TransactionOptions options;
  options.secrets = {kFirst};
  auto report = project.write({}, options);
  EXPECT_EQ(report.kind, OutcomeKind::Done);
  EXPECT_EQ(report.backup_id, "");
  ASSERT_TRUE(report.secrets);
  ASSERT_TRUE(report.secrets->done(0));
  ASSERT_TRUE(report.secrets->close());
  EXPECT_EQ(project.paths(), std::vector<std::string>{});
}

TEST(PendingSecrets, ARequestMustNotBeSentWhenItsIntentIsNotDurable) {
  Project project;
  auto report = run_with_secrets(project);
  project.disk.set_fault({2, MemoryDisk::FaultKind::FailOnce, IoCause::Broken});
  const auto begun = report.secrets->begin(0);
  ASSERT_FALSE(begun);
  EXPECT_EQ(lines(begun.error().diagnostics),
            "CFP5040 cannot record that secrets are being set in the journal: input/output error | "
            "the files are committed; check the disk, then run cfplan apply again\n");
}

TEST(PendingSecrets, ANewRunTakesOverAndKeepsTheBackupOfTheOld) {
  Project project;
  { auto report = run_with_secrets(project); }
  TransactionOptions options;
  options.secrets = {kSecond};
  auto report = project.write({edit("a.toml", "new", "newer")}, options);
  EXPECT_EQ(report.kind, OutcomeKind::Done);
  const auto list = list_backups(project.state());
  ASSERT_TRUE(list);
  ASSERT_EQ(list->backups.size(), 2U);
  EXPECT_EQ(list->backups[0].run.id, "run2");
  EXPECT_EQ(list->backups[1].run.id, "run1");
  const auto purged = purge_backup(project.state(), project.lock(), "run2");
  EXPECT_EQ(
      lines(purged.error().diagnostics),
      "CFP5045 secrets of the run \"run2\" are still open | run cfplan apply to set them, then "
      "purge\n");
  const auto plan = project.rollback_plan();
  EXPECT_EQ(plan->writes.at(0).bytes, "new");
}

}  // namespace
}  // namespace cfplan::testing_apply
