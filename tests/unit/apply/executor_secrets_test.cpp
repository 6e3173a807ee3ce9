#include "executor_fixture.hpp"

namespace cfplan {
namespace {

TEST_F(Executor, WritesNoSecretValueToTheDisk) {
  account_.refuses = "secrets";
  (void)apply(plan_with({env_file(), secret()}));
  for (const auto& [path, entry] : disk_.tree()) {
    EXPECT_EQ(entry.bytes.find(kSecretValue), std::string::npos) << path;
  }
}

TEST_F(Executor, DoesNothingAtAllWhenASecretHasNoValue) {
  environment_.variables.clear();
  const Outcome outcome = apply(plan_with({kCreateDatabase, wrangler_change(kLater), secret()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP6101");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
}

TEST_F(Executor, KeepsTheFilesAndOwesTheSecretsThatFail) {
  account_.refuses = "secrets";
  const Outcome outcome = apply(plan_with({env_file(), secret(SecretReason::Rotated)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.secrets_pending, std::vector<std::string>{"shop-production: KEY"});
  EXPECT_EQ(bytes("config/acme.env"), "CUSTOMER_ID=acme\n");

  tests::ManualClock clock;
  auto lock = ProjectLock::acquire(*state_, run_identity("run-3"), clock, {});
  const RecoveryReport recovered = recover(folders(), *lock);
  ASSERT_TRUE(recovered.secrets.has_value());
  const std::set<std::pair<DeploymentKey, std::string>> owed{{{"acme", "production"}, "KEY"}};
  EXPECT_EQ(rotations_left_open(recovered.secrets->open_units()), owed);
}

TEST_F(Executor, OwesNothingMoreOnceTheSecretsAreSet) {
  account_.refuses = "secrets";
  (void)apply(plan_with({env_file(), secret()}));
  account_.refuses = "";
  EXPECT_EQ(apply(plan_with({secret()})).kind, OutcomeKind::Done);
  EXPECT_FALSE(waiting_run(*state_)->has_value());
  EXPECT_EQ(apply(plan_with({})).kind, OutcomeKind::NothingToDo);
}

TEST_F(Executor, ForgetsWhatAnEarlierRunOwedWhenNothingIsWantedAnyMore) {
  account_.refuses = "secrets";
  (void)apply(plan_with({env_file(), secret()}));
  EXPECT_EQ(apply(plan_with({})).kind, OutcomeKind::NothingToDo);
  EXPECT_FALSE(waiting_run(*state_)->has_value());
}

TEST_F(Executor, KeepsWhatAnEarlierRunOwesToOthers) {
  const std::set<std::pair<DeploymentKey, std::string>> rotation{{{"acme", "production"}, "KEY"}};
  ChangeSecrets of_another = secret();
  of_another.deployment = {"beta", "production"};
  ChangeFile file = env_file();
  const std::vector<Plan> plans{plan_with({}), plan_with({file}), plan_with({of_another}),
                                plan_with({file, of_another})};
  for (const Plan& plan : plans) {
    start_anew();
    account_.refuses = "secrets";
    (void)apply(plan_with({wrangler_change("x"), secret(SecretReason::Rotated)}));
    account_.refuses.clear();
    others_ = {{"acme", "production"}};
    EXPECT_EQ(apply(plan).kind, plan.empty() ? OutcomeKind::NothingToDo : OutcomeKind::Done);
    EXPECT_EQ(owed(recover_left()), rotation);
    EXPECT_EQ(list_backups(*state_)->backups.size(), 1U);

    others_.clear();
    EXPECT_EQ(apply(plan_with({})).kind, OutcomeKind::NothingToDo);
    EXPECT_FALSE(waiting_run(*state_)->has_value());
  }
}

TEST_F(Executor, OwesAgainWhatAnEarlierRunOwedWhenItsFilesAreTakenBack) {
  account_.refuses = "secrets";
  (void)apply(plan_with({secret(SecretReason::Rotated)}));
  const Outcome outcome = apply(plan_with({env_file(), secret()}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::RolledBack);
  const std::set<std::pair<DeploymentKey, std::string>> rotation{{{"acme", "production"}, "KEY"}};
  EXPECT_EQ(owed(recover_left()), rotation);
  EXPECT_TRUE(list_backups(*state_)->backups.empty());
}

TEST_F(Executor, IsInterruptedAndHasNotFailedWhenARequestIsCutOff) {
  const std::map<std::string, Plan> plans{
      {"database", plan_with({kCreateDatabase, wrangler_change(kLater)})},
      {"worker", plan_with({CreateWorker{{"acme", "production"}, "", kAccountId, "w", {}},
                            wrangler_change("x")})},
      {"secrets", plan_with({secret(), wrangler_change("x")})}};
  for (const auto& [request, plan] : plans) {
    start_anew();
    interrupted_ = false;
    account_.refuses = request;
    account_.on_refusal = [this] { interrupted_ = true; };
    const Outcome outcome = apply(plan);
    EXPECT_EQ(outcome.kind, OutcomeKind::Interrupted) << request;
    EXPECT_TRUE(outcome.diagnostics.empty()) << request;
    EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
  }
}

TEST_F(Executor, IsInterruptedAndHasNotFailedWhenACommandIsCutOff) {
  ChangeSecrets change = secret();
  change.set.front().source = SecretFromCommand{{"pass"}};
  processes_.outcome.ending = ProcessEnding::Interrupted;
  processes_.while_it_runs = [this] { interrupted_ = true; };
  EXPECT_EQ(apply(plan_with({env_file(), change})).kind, OutcomeKind::Interrupted);
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
}

TEST_F(Executor, LeavesTheSecretsOfACommittedRunThatIsInterruptedAlsoWhenItIsAtomic) {
  account_.refuses = "secrets";
  account_.on_refusal = [this] { interrupted_ = true; };
  const Outcome outcome = apply(plan_with({env_file(), secret()}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.secrets_pending, std::vector<std::string>{"shop-production: KEY"});
  EXPECT_TRUE(disk_.tree().contains("/p/config/acme.env"));
}

TEST_F(Executor, KeepsTheFilesWhenAPartOfTheSecretsIsSet) {
  account_.refuses = "secrets shop-production 3";
  const Outcome outcome =
      apply(plan_with({env_file(), many_secrets(103)}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.secrets_set.size(), 100U);
  EXPECT_EQ(outcome.secrets_pending,
            (std::vector<std::string>{"shop-production: K200", "shop-production: K201",
                                      "shop-production: K202"}));
  EXPECT_TRUE(disk_.tree().contains("/p/config/acme.env"));
}

TEST_F(Executor, TakesTheFilesBackWhenItIsAtomicAndTheFirstSecretFails) {
  account_.refuses = "secrets";
  const Outcome outcome =
      apply(plan_with({wrangler_change("x"), env_file(), secret()}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::RolledBack);
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
  EXPECT_EQ(outcome.files_updated, std::vector<std::string>{});
  EXPECT_EQ(outcome.secrets_pending, std::vector<std::string>{});
  EXPECT_TRUE(list_backups(*state_)->backups.empty()) << "it has changed nothing";
}

TEST_F(Executor, BelievesTheListAndNotTheAnswer) {
  account_.forgets_secrets = true;
  const Outcome outcome = apply(plan_with({secret()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP6201");
  EXPECT_EQ(outcome.diagnostics.front().message,
            "Cloudflare took the request, but lists KEY as before it");
}

TEST_F(Executor, SplitsTheSecretsOfAWorkerIntoRequestsOfAHundred) {
  EXPECT_EQ(apply(plan_with({many_secrets(103)})).kind, OutcomeKind::Done);
  EXPECT_EQ(account_.log,
            (std::vector<std::string>{"secrets shop-production 100", "secrets shop-production 3"}));
}

TEST_F(Executor, TellsGeneratedValuesOnlyWhenItIsAskedTo) {
  ChangeSecrets change = secret();
  change.set.push_back({"MADE", SecretGenerated{3}, SecretReason::Missing, {}, {}});
  EXPECT_TRUE(apply(plan_with({change})).generated.empty());
  generated_ = GeneratedValues::Told;
  const Outcome outcome = apply(plan_with({change}));
  ASSERT_EQ(outcome.generated.size(), 1U);
  EXPECT_EQ(outcome.generated[0].name, "shop-production: MADE");
  EXPECT_EQ(outcome.generated[0].value.reveal(), "cnJy");
  account_.refuses = "secrets";
  EXPECT_TRUE(apply(plan_with({change})).generated.empty()) << "it is not set";
}

TEST_F(Executor, SetsSecretsThatComeBeforeTheFilesBeforeThem) {
  account_.refuses = "secrets";
  const Outcome refused = apply(plan_with({secret(), env_file()}));
  EXPECT_EQ(refused.kind, OutcomeKind::Failed);
  EXPECT_EQ(refused.backup_id, "");
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));

  account_.refuses.clear();
  const Outcome done = apply(plan_with({secret(), env_file()}));
  EXPECT_EQ(done.kind, OutcomeKind::Done);
  EXPECT_EQ(done.secrets_set, std::vector<std::string>{"shop-production: KEY"});
  EXPECT_EQ(bytes("config/acme.env"), "CUSTOMER_ID=acme\n");
}

TEST_F(Executor, ChangesNoFileWhenASecretBeforeItIsNotListed) {
  account_.forgets_secrets = true;
  const Outcome outcome = apply(plan_with({secret(), env_file()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP6201");
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
}

}  // namespace
}  // namespace cfplan
