#include "executor_fixture.hpp"

namespace cfplan {
namespace {

TEST_F(Executor, CreatesTheDatabaseBeforeTheFileThatNeedsItsId) {
  const Outcome outcome =
      apply(plan_with({kCreateDatabase, wrangler_change(kLater), env_file(), secret()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Done);
  EXPECT_EQ(bytes("wrangler.toml"),
            "name = \"shop\" # ours\n\n[env.production]\n\n[[env.production.d1_databases]]\n"
            "binding = \"DB\"\ndatabase_id = \"14050249-6d7a-470a-9a80-487ae8c39af0\"\n");
  EXPECT_EQ(bytes("config/acme.env"), "CUSTOMER_ID=acme\n");
  EXPECT_EQ(disk_.tree().at("/p/wrangler.toml").mode, 0640U);
  EXPECT_EQ(account_.secrets["shop-production"]["KEY"], kSecretValue);
  EXPECT_EQ(outcome.created_resources, std::vector<std::string>{"database shop-db"});
  EXPECT_EQ(outcome.files_updated, std::vector<std::string>{"wrangler.toml"});
  EXPECT_EQ(outcome.files_created, std::vector<std::string>{"config/acme.env"});
  EXPECT_EQ(outcome.secrets_set, std::vector<std::string>{"shop-production: KEY"});
}

TEST_F(Executor, GivesNewFilesTheModeThatTheUserWants) {
  disk_.umask = 077;
  ChangeSecrets change = secret();
  change.set.front().version = "1";
  EXPECT_EQ(apply(plan_with({env_file(), change})).kind, OutcomeKind::Done);
  EXPECT_EQ(disk_.tree().at("/p/config/acme.env").mode, 0600U);
  EXPECT_EQ(disk_.tree().at("/p/cfplan.lock").mode, 0600U);
}

constexpr const char* kManifest = "version: 1\n";

FileWrite changed_manifest() {
  return {.path = "deployments.yaml",
          .before = FileState{sha256_hex(kManifest), 0644},
          .bytes = "version: 1\ncustomers: {}\n",
          .mode = 0644};
}

TEST_F(Executor, WritesTheManifestTogetherWithThePlansFiles) {
  disk_.put("/p/deployments.yaml", kManifest, 0644);
  manifest_ = {changed_manifest()};
  const Outcome outcome = apply(plan_with({env_file()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Done);
  EXPECT_EQ(outcome.files_updated, std::vector<std::string>{"deployments.yaml"});
  EXPECT_EQ(outcome.files_created, std::vector<std::string>{"config/acme.env"});
  EXPECT_EQ(bytes("deployments.yaml"), "version: 1\ncustomers: {}\n");
}

TEST_F(Executor, WritesTheManifestAlsoWhereThePlanIsEmpty) {
  disk_.put("/p/deployments.yaml", kManifest, 0644);
  manifest_ = {changed_manifest()};
  EXPECT_EQ(apply(plan_with({})).kind, OutcomeKind::Done);
  EXPECT_EQ(bytes("deployments.yaml"), "version: 1\ncustomers: {}\n");
}

TEST_F(Executor, WritesNothingWhenTheManifestIsNotAsItWas) {
  disk_.put("/p/deployments.yaml", "version: 1 # mine\n", 0644);
  manifest_ = {changed_manifest()};
  const Outcome outcome = apply(plan_with({env_file()}));
  EXPECT_EQ(outcome.kind, OutcomeKind::PlanChanged);
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
  EXPECT_EQ(bytes("deployments.yaml"), "version: 1 # mine\n");
}

TEST_F(Executor, RefusesAFileThatChangedSinceThePlan) {
  disk_.put("/p/wrangler.toml", "name = \"other\"\n", 0640);
  const Outcome outcome = apply(plan_with({kCreateDatabase, wrangler_change(kLater)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP5201");
  EXPECT_EQ(outcome.diagnostics.front().message, "the file was changed after the plan was made");
  EXPECT_EQ(account_.log, std::vector<std::string>{}) << "found before the database is created";
}

TEST_F(Executor, WritesNothingOnceItIsInterrupted) {
  interrupted_ = true;
  const Outcome outcome = apply(plan_with({kCreateDatabase, wrangler_change(kLater)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Interrupted);
  EXPECT_EQ(account_.log, std::vector<std::string>{});
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
}

TEST_F(Executor, KeepsTheDatabaseWhenALaterStepFails) {
  account_.refuses = "worker";
  const CreateWorker worker{{"acme", "production"}, "", kAccountId, "shop-production", {}};
  const Outcome outcome = apply(plan_with({kCreateDatabase, worker, wrangler_change(kLater)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.created_resources, std::vector<std::string>{"database shop-db"});
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
}

}  // namespace
}  // namespace cfplan
