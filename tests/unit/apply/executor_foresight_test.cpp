#include "executor_fixture.hpp"

namespace cfplan {
namespace {

std::string words_of(const Diagnostic& diagnostic) {
  return diagnostic.code + " " + diagnostic.message + " | " + diagnostic.hint;
}

TEST_F(Executor, WritesNothingWhenTheLatestVersionIsNotDeployed) {
  account_.versions = WorkerVersions{"v2", {"v1"}};
  const Outcome outcome = apply(plan_with({kCreateDatabase, env_file(), secret()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(words_of(outcome.diagnostics[0]),
            "CFP4017 the latest version of worker \"shop-production\" is not deployed, and "
            "Cloudflare changes no secrets before it is | run wrangler deploy or wrangler versions "
            "deploy for it, then cfplan apply again; nothing was written");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
}

TEST_F(Executor, WritesNothingWhenASecretHasTheNameOfALiveBinding) {
  account_.live = std::vector<LiveBinding>{{"plain_text", "KEY", "old"}, {"d1", "DB", "id"}};
  const Outcome outcome = apply(plan_with({env_file(), secret()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(words_of(outcome.diagnostics[0]),
            "CFP4018 the secret \"KEY\" has the name of a live var of worker \"shop-production\" | "
            "take the secret out of the manifest, apply, run wrangler deploy without the var, then "
            "declare it again; or rename it; nothing was written");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
}

TEST_F(Executor, WritesNothingWhenAWorkerWouldHaveTooManyBindings) {
  std::vector<LiveBinding> live;
  for (int i = 1; i < 128; ++i) live.push_back({"plain_text", "V" + std::to_string(i), "x"});
  account_.live = live;
  EXPECT_EQ(apply(plan_with({secret()})).kind, OutcomeKind::Done);
  live.push_back({"ai", "AI", Null{}});
  account_.live = live;
  const Outcome outcome = apply(plan_with({secret()}));
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(words_of(outcome.diagnostics[0]),
            "CFP6302 worker \"shop-production\" would have 129 live bindings, and a Worker has at "
            "most 128 | put several values into one var or secret; nothing was written");
}

TEST_F(Executor, SetsNothingWhenItCouldNotRecordTheVersion) {
  disk_.put("/p/cfplan.lock", "version = 1\n", 0444);
  ChangeSecrets change = secret();
  change.set.front().version = "1";
  const Outcome outcome = apply(plan_with({wrangler_change("x"), change}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP5011");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
}

TEST_F(Executor, CreatesNothingWhenAFileCannotBeWritten) {
  disk_.put("/p/config", "in the way", 0644);
  const Outcome outcome = apply(plan_with({kCreateDatabase, env_file()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP5014");
  EXPECT_EQ(account_.log, std::vector<std::string>{});
}

TEST_F(Executor, LeavesToTheRequestWhatNobodyCanTellBeforeIt) {
  account_.versions = CouldNotTell{{.code = "CFP4006", .message = "no"}};
  account_.live = CouldNotTell{{.code = "CFP4006", .message = "no"}};
  EXPECT_EQ(apply(plan_with({secret()})).kind, OutcomeKind::Done);
}

TEST_F(Executor, AsksNothingBeforehandOfWorkersWithoutChangesNorOfThoseItCreates) {
  EXPECT_EQ(apply(plan_with({env_file()})).kind, OutcomeKind::Done);
  EXPECT_TRUE(account_.asked.empty());
  const CreateWorker worker{{"acme", "production"}, "", kAccountId, "shop-production", {}};
  EXPECT_EQ(apply(plan_with({worker, secret()})).kind, OutcomeKind::Done);
  EXPECT_EQ(account_.asked, std::vector<Topic>{Topic::Secrets});
}

TEST_F(Executor, AsksForTheSettingsOfWorkersThatGetANewSecretOnly) {
  EXPECT_EQ(apply(plan_with({secret(SecretReason::Rotated)})).kind, OutcomeKind::Done);
  EXPECT_EQ(account_.asked, (std::vector<Topic>{Topic::Versions, Topic::Secrets}));
  account_.asked.clear();
  EXPECT_EQ(apply(plan_with({secret()})).kind, OutcomeKind::Done);
  EXPECT_EQ(account_.asked, (std::vector<Topic>{Topic::Versions, Topic::Settings, Topic::Secrets}));
}

}  // namespace
}  // namespace cfplan
