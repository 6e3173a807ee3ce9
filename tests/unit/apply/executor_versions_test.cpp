#include "executor_fixture.hpp"

namespace cfplan {
namespace {

ChangeSecrets versioned(std::string version, std::string worker = "shop-production",
                        std::string customer = "acme") {
  ChangeSecrets change{
      {std::move(customer), "production"}, "", kAccountId, std::move(worker), {}, {}};
  change.set.push_back(
      {"KEY", SecretFromEnv{"SHOP_KEY"}, SecretReason::Missing, std::move(version), {}});
  return change;
}

TEST_F(Executor, RecordsTheVersionOfWhatIsSet) {
  const Outcome outcome = apply(plan_with({env_file(), versioned("1")}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Done);
  EXPECT_EQ(outcome.files_created, (std::vector<std::string>{"config/acme.env", "cfplan.lock"}));
  EXPECT_EQ(bytes("cfplan.lock"),
            "# Which version of each secret is set. Written by cfplan apply; commit it.\n"
            "version = 1\n\n[secrets.acme.production]\nKEY = \"1\"\n");
  EXPECT_EQ(outcome.backup_id, "run-1");
  EXPECT_FALSE(waiting_run(*state_)->has_value());
}

TEST_F(Executor, RecordsWhatIsSetAndStillOwesWhatIsNot) {
  disk_.put("/p/cfplan.lock", "version = 1\n[secrets.beta.production]\nKEY = \"1\"\n", 0600);
  account_.refuses = "secrets beta";
  ChangeSecrets rotated = versioned("2", "beta", "beta");
  rotated.set[0].reason = SecretReason::Rotated;
  const Outcome outcome = apply(plan_with({versioned("1"), rotated}));
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(bytes("cfplan.lock"),
            "version = 1\n[secrets.beta.production]\nKEY = \"1\"\n\n"
            "[secrets.acme.production]\nKEY = \"1\"\n");
  EXPECT_EQ(disk_.tree().at("/p/cfplan.lock").mode, 0600U);

  tests::ManualClock clock;
  auto lock = ProjectLock::acquire(*state_, run_identity("run-3"), clock, {});
  const RecoveryReport recovered = recover(folders(), *lock);
  ASSERT_TRUE(recovered.secrets.has_value());
  const std::set<std::pair<DeploymentKey, std::string>> owed{{{"beta", "production"}, "KEY"}};
  EXPECT_EQ(rotations_left_open(recovered.secrets->open_units()), owed);
}

TEST_F(Executor, AdoptsAndForgetsVersionsWithoutSettingASecret) {
  disk_.put("/p/cfplan.lock", "version = 1\n[secrets.old.production]\nGONE = \"1\"\n", 0644);
  const RecordVersions forgets{{"old", "production"}, {}, {"GONE"}};
  const RecordVersions adopts{{"acme", "production"}, {{"KEY", "7", {}}}, {}};
  const Outcome outcome = apply(plan_with({adopts, forgets}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Done);
  EXPECT_EQ(outcome.files_updated, std::vector<std::string>{"cfplan.lock"});
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_EQ(bytes("cfplan.lock"), "version = 1\n\n[secrets.acme.production]\nKEY = \"7\"\n");
}

TEST_F(Executor, RecordsNothingWhenItTakesTheFilesBack) {
  account_.refuses = "secrets";
  const Outcome outcome = apply(plan_with({env_file(), versioned("1")}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::RolledBack);
  EXPECT_FALSE(disk_.tree().contains("/p/cfplan.lock"));
}

TEST_F(Executor, SetsNoSecretWhoseVersionItCouldNotRecord) {
  disk_.put("/p/cfplan.lock", "<<<<<<< ours\n", 0644);
  const Outcome outcome = apply(plan_with({env_file(), versioned("1")}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP2101");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
}

TEST_F(Executor, SaysThatAVersionCouldNotBeRecordedAndRecordsItInTheNextRun) {
  account_.on_secrets = [this] { disk_.put("/p/cfplan.lock", "<<<<<<< ours\n", 0644); };
  const Outcome outcome = apply(plan_with({versioned("1")}));
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.secrets_set, std::vector<std::string>{"shop-production: KEY"});
  ASSERT_EQ(outcome.diagnostics.size(), 2U);
  EXPECT_EQ(outcome.diagnostics[0].code, "CFP2101");
  EXPECT_EQ(outcome.diagnostics[1].code, "CFP6202");
  EXPECT_EQ(outcome.diagnostics[1].message,
            "cfplan.lock could not be written: versions of secrets are not recorded");
  EXPECT_EQ(outcome.diagnostics[1].hint,
            "mend what is named above, then run cfplan recover or cfplan apply: it records them");
  EXPECT_EQ(waiting_run(*state_)->value().what, WaitingFor::Recovery);

  disk_.put("/p/cfplan.lock", "version = 1\n", 0644);
  const LeftVersions left = recover_left();
  EXPECT_EQ(left.recorded, 1U);
  EXPECT_FALSE(left.pending.has_value());
  EXPECT_EQ(bytes("cfplan.lock"), "version = 1\n\n[secrets.acme.production]\nKEY = \"1\"\n");
  EXPECT_FALSE(waiting_run(*state_)->has_value());
}

TEST_F(Executor, SetsARotatedSecretOnceWhereverItDiesAfterTheRequest) {
  const std::set<std::pair<DeploymentKey, std::string>> key{{{"acme", "production"}, "KEY"}};
  for (std::size_t call = 1;; ++call) {
    start_anew();
    disk_.put("/p/cfplan.lock", "version = 1\n[secrets.acme.production]\nKEY = \"1\"\n", 0644);
    account_.on_secrets = [&] { disk_.set_death(call); };
    ChangeSecrets rotated = versioned("2");
    rotated.set[0].reason = SecretReason::Rotated;
    (void)apply(plan_with({env_file(), rotated}));
    const bool died = disk_.is_dead();
    const LeftVersions left = recover_left();
    const bool is_recorded = bytes("cfplan.lock").find("KEY = \"2\"") != std::string::npos;
    // Only as long as the journal does not know that the request was answered is it sent again.
    EXPECT_EQ(is_recorded, call > 1) << call;
    EXPECT_EQ(owed(left) == key, !is_recorded) << call;
    EXPECT_EQ(waiting_run(*state_)->has_value(), !is_recorded) << call;
    if (!died) break;
  }
}

TEST_F(Executor, StillOwesARotationWhereverTheNextRunDiesBeforeItsCommit) {
  for (std::size_t call = 1;; ++call) {
    start_anew();
    account_.refuses = "secrets";
    (void)apply(plan_with({secret(SecretReason::Rotated)}));
    account_.refuses = "";
    between_steps_ = [&, is_set = false]() mutable {
      if (!std::exchange(is_set, true)) disk_.set_death(call);
    };
    (void)apply(plan_with({env_file(), secret(SecretReason::Rotated)}));
    between_steps_ = {};
    const bool died = disk_.is_dead();
    const bool is_sent = account_.log.size() > 1;
    EXPECT_TRUE(!owed(recover_left()).empty() || is_sent) << call;
    if (!died) break;
  }
}

TEST_F(Executor, StillOwesARotationWhereverARunThatOnlyRecordsDiesBeforeItsCommit) {
  for (std::size_t call = 1;; ++call) {
    start_anew();
    account_.refuses = "secrets";
    (void)apply(plan_with({secret(SecretReason::Rotated)}));
    on_read_ = [&, is_set = false]() mutable {
      if (!std::exchange(is_set, true)) disk_.set_death(call);
    };
    const RecordVersions adoption{{"acme", "staging"}, {{"OTHER", "1", {}}}, {}};
    (void)apply(plan_with({adoption}));
    on_read_ = {};
    const bool died = disk_.is_dead();
    const LeftVersions left = recover_left();
    const bool is_recorded = disk_.tree().contains("/p/cfplan.lock");
    EXPECT_NE(owed(left).empty(), !is_recorded) << call;
    if (!died) {
      EXPECT_TRUE(is_recorded);
      break;
    }
  }
}

TEST_F(Executor, IsRolledBackWhenItOnlyRecordsAndCannot) {
  on_read_ = [&, is_set = false]() mutable {
    if (std::exchange(is_set, true)) return;
    disk_.set_fault({3, MemoryDisk::FaultKind::FailForGood, IoCause::NoSpace});
  };
  const Outcome outcome =
      apply(plan_with({RecordVersions{{"acme", "staging"}, {{"OTHER", "1", {}}}, {}}}));
  EXPECT_NE(outcome.kind, OutcomeKind::Done);
  EXPECT_NE(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.diagnostics.back().code, "CFP6202");
  EXPECT_TRUE(outcome.files_created.empty());
}

TEST_F(Executor, RecordsNoVersionOfWhatItTookBack) {
  account_.refuses = "secrets";
  ChangeSecrets rotated = versioned("2");
  rotated.set[0].reason = SecretReason::Rotated;
  (void)apply(plan_with({env_file(), rotated}), Atomicity::RollBackFiles);
  EXPECT_EQ(recover_left().recorded, 0U);
  EXPECT_FALSE(disk_.tree().contains("/p/cfplan.lock"));
}

}  // namespace
}  // namespace cfplan
