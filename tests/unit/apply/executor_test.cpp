#include "cfplan/apply/executor.hpp"
#include "cfplan/model/binding_kind.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "cfplan/apply/left_versions.hpp"
#include "cfplan/apply/recovery.hpp"
#include "cfplan/base/digest.hpp"
#include "fakes/memory_disk.hpp"

namespace cfplan {
namespace {

constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
constexpr const char* kWrangler = "name = \"shop\" # ours\n\n[env.production]\n";
constexpr const char* kSecretValue = "canary-7f3a";

/// Files of a project that live on the memory disk.
class DiskProjectFiles : public ProjectFiles {
 public:
  DiskProjectFiles(const MemoryDisk& disk, std::function<void()> on_read = {})
      : disk_(disk), on_read_(std::move(on_read)) {}
  [[nodiscard]] Answer<FileContent> read(const std::string& path) const override {
    if (on_read_) on_read_();
    const auto tree = disk_.tree();
    const auto found = tree.find("/p/" + path);
    if (found == tree.end()) return Absent{};
    return FileContent{found->second.bytes, {sha256_hex(found->second.bytes), found->second.mode}};
  }
  [[nodiscard]] Answer<std::vector<std::string>> list(const std::string&) const override {
    return Absent{};
  }

 private:
  const MemoryDisk& disk_;
  std::function<void()> on_read_;
};

/// An account in memory that can be told to refuse.
class SmallAccount : public AccountReader, public AccountWriter {
 public:
  std::map<std::string, std::string> databases;
  std::map<std::string, std::map<std::string, std::string>> secrets;
  std::vector<std::string> log;
  std::string refuses;  ///< the first word of the log line that fails
  bool forgets_secrets = false;
  Answer<WorkerVersions> versions = WorkerVersions{"v1", {"v1"}};
  Answer<std::vector<LiveBinding>> live = std::vector<LiveBinding>{};
  std::function<void()> on_secrets;  ///< called once secrets are set

  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override {
    std::vector<Reply> replies;
    for (const Question& question : questions) {
      asked.push_back(question.topic);
      replies.push_back(answer(question));
    }
    return replies;
  }
  [[nodiscard]] std::string source() const override { return "memory"; }
  std::vector<Topic> asked;

  [[nodiscard]] Result<Resource> create_resource(BindingKind kind, const std::string&,
                                                 const std::string& account_id,
                                                 const std::string& name) override {
    if (auto allowed = note(std::string(words_of(kind).noun) + " " + name + " " + account_id);
        !allowed) {
      return fail(allowed.error());
    }
    return Resource{databases[name] = "14050249-6d7a-470a-9a80-487ae8c39af0", name};
  }
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override {
    return note("worker " + worker.worker);
  }
  [[nodiscard]] Result<void> change_secrets(
      const WorkerAddress& worker,
      const std::map<std::string, std::optional<Sensitive>>& changes) override {
    std::string line = "secrets " + worker.worker + " " + std::to_string(changes.size());
    if (auto allowed = note(line); !allowed) return allowed;
    if (forgets_secrets) return {};
    for (const auto& [name, value] : changes) {
      if (value) secrets[worker.worker][name] = value->reveal();
      if (!value) secrets[worker.worker].erase(name);
    }
    if (on_secrets) on_secrets();
    return {};
  }

 private:
  Reply answer(const Question& question) {
    if (question.topic == Topic::Versions) return versions;
    if (question.topic == Topic::Settings) return live;
    std::vector<std::string> names;
    for (const auto& [name, value] : secrets[question.worker]) names.push_back(name);
    return Answer<std::vector<std::string>>(std::move(names));
  }

  Result<void> note(std::string line) {
    const bool refused = !refuses.empty() && line.starts_with(refuses);
    log.push_back(std::move(line));
    if (!refused) return {};
    return fail({.code = "CFP4001", .message = "refused"});
  }
};

class FixedEnvironment : public Environment {
 public:
  std::map<std::string, std::string> variables{{"SHOP_KEY", kSecretValue}};
  [[nodiscard]] std::optional<std::string> get(const std::string& name) const override {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::vector<std::string> names() const override { return {}; }
};

class NoFiles : public SecretFiles {
  [[nodiscard]] Answer<Sensitive> read(const std::string&) const override { return Absent{}; }
};
class NoProcesses : public ProcessRunner {
  [[nodiscard]] ProcessOutcome run(const ProcessRequest&) override { return {}; }
};
class NoRandom : public Random {
  [[nodiscard]] Sensitive bytes(std::size_t count) override {
    return Sensitive(std::string(count, 'r'));
  }
};
class StandingClock : public Clock {
  [[nodiscard]] std::chrono::system_clock::time_point now() const override { return {}; }
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
  void sleep(std::chrono::milliseconds) override {}
};

RunIdentity run_identity(std::string id) {
  RunIdentity run;
  run.id = std::move(id);
  run.command = "apply";
  return run;
}

class Executor : public ::testing::Test {
 protected:
  Executor() { start_anew(); }

  void start_anew() {
    disk_ = MemoryDisk();
    account_ = SmallAccount();
    disk_.put("/p/wrangler.toml", kWrangler, 0640);
    disk_.put_folder("/s");
    project_ = *disk_.open("/p");
    state_ = *disk_.open("/s");
  }

  static Change change(Edit edit) { return {{"acme", "production"}, std::move(edit), {}, {}}; }

  static ChangeFile wrangler_change(Value database_id) {
    ChangeFile file{.path = "wrangler.toml", .before = FileState{sha256_hex(kWrangler), 0640}};
    file.changes.push_back(
        change({Verb::Append,
                {"env", "production", "d1_databases"},
                Value::Map{{"binding", "DB"}, {"database_id", std::move(database_id)}}}));
    return file;
  }

  static ChangeFile env_file() {
    ChangeFile file{.path = "config/acme.env",
                    .format = DocumentFormat::Env,
                    .operation = FileOperation::Create};
    file.changes.push_back(change({Verb::Set, {"CUSTOMER_ID"}, "acme"}));
    return file;
  }

  static ChangeSecrets secret(SecretReason reason = SecretReason::Missing) {
    ChangeSecrets change{{"acme", "production"}, "", kAccountId, "shop-production", {}, {}};
    change.set.push_back({"KEY", SecretFromEnv{"SHOP_KEY"}, reason, {}, {}});
    return change;
  }

  static Plan plan_with(std::vector<Action> actions) {
    Plan plan;
    plan.actions = std::move(actions);
    return plan;
  }

  Outcome apply(const Plan& plan, Atomicity atomicity = Atomicity::KeepFiles) {
    StandingClock clock;
    auto lock = ProjectLock::acquire(*state_, run_identity("run-1"), clock, {});
    EXPECT_TRUE(lock.has_value());
    RecoveryReport recovered = recover(folders(), *lock);
    const ApplyPorts ports{DiskProjectFiles(disk_, on_read_),
                           folders(),
                           *lock,
                           account_,
                           account_,
                           {environment_, files_, processes_, random_, "/p", {}}};
    const ApplyOptions options{.run = run_identity("run-1"),
                               .atomicity = atomicity,
                               .way_back = run_identity("run-2"),
                               .lock_run = run_identity("run-4"),
                               .interrupted =
                                   [this] {
                                     if (between_steps_) between_steps_();
                                     return interrupted_;
                                   },
                               .manifest = manifest_,
                               .generated = generated_};
    return apply_plan(plan, ports, options, std::move(recovered.secrets));
  }

  /// What the next run does first, after the process has died.
  LeftVersions recover_left() {
    disk_.process_death();
    StandingClock clock;
    auto lock = ProjectLock::acquire(*state_, run_identity("run-5"), clock, {});
    EXPECT_TRUE(lock.has_value());
    RecoveryReport recovered = recover(folders(), *lock);
    auto left = record_left_versions(std::move(recovered.secrets), DiskProjectFiles(disk_),
                                     folders(), *lock, run_identity("run-6"));
    EXPECT_TRUE(left.has_value());
    return left ? std::move(*left) : LeftVersions{};
  }

  static std::set<std::pair<DeploymentKey, std::string>> owed(const LeftVersions& left) {
    if (!left.pending) return {};
    return rotations_left_open(left.pending->open_units());
  }

  ProjectFolders folders() { return {*project_, *state_, "/p", "s"}; }
  std::string bytes(const std::string& path) { return disk_.tree().at("/p/" + path).bytes; }

  MemoryDisk disk_;
  std::unique_ptr<FileSystem> project_;
  std::unique_ptr<FileSystem> state_;
  SmallAccount account_;
  FixedEnvironment environment_;
  NoFiles files_;
  NoProcesses processes_;
  NoRandom random_;
  bool interrupted_ = false;
  std::function<void()> between_steps_;
  std::function<void()> on_read_;
  std::vector<FileWrite> manifest_;
  GeneratedValues generated_ = GeneratedValues::Forgotten;
};

const Value kLater = KnownAfterApply{resource_text(BindingKind::Database, kAccountId, "shop-db")};
const CreateResource kCreateDatabase{{"acme", "production"}, "", kAccountId, "DB", "shop-db", {}};

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

TEST_F(Executor, RefusesAFileThatChangedSinceThePlan) {
  disk_.put("/p/wrangler.toml", "name = \"other\"\n", 0640);
  const Outcome outcome = apply(plan_with({kCreateDatabase, wrangler_change(kLater)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::Failed);
  EXPECT_EQ(outcome.diagnostics.front().code, "CFP5201");
  EXPECT_EQ(outcome.diagnostics.front().message, "the file was changed after the plan was made");
  EXPECT_EQ(account_.log, std::vector<std::string>{}) << "found before the database is created";
}

TEST_F(Executor, KeepsTheFilesAndOwesTheSecretsThatFail) {
  account_.refuses = "secrets";
  const Outcome outcome = apply(plan_with({env_file(), secret(SecretReason::Rotated)}));
  EXPECT_EQ(outcome.kind, OutcomeKind::SecretsPending);
  EXPECT_EQ(outcome.secrets_pending, std::vector<std::string>{"shop-production: KEY"});
  EXPECT_EQ(bytes("config/acme.env"), "CUSTOMER_ID=acme\n");

  StandingClock clock;
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

TEST_F(Executor, TakesTheFilesBackWhenItIsAtomicAndTheFirstSecretFails) {
  account_.refuses = "secrets";
  const Outcome outcome =
      apply(plan_with({wrangler_change("x"), env_file(), secret()}), Atomicity::RollBackFiles);
  EXPECT_EQ(outcome.kind, OutcomeKind::RolledBack);
  EXPECT_EQ(bytes("wrangler.toml"), kWrangler);
  EXPECT_FALSE(disk_.tree().contains("/p/config/acme.env"));
  EXPECT_EQ(outcome.files_updated, std::vector<std::string>{});
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
  ChangeSecrets many = secret();
  many.set.clear();
  for (int i = 100; i < 203; ++i) {
    many.set.push_back({"K" + std::to_string(i), SecretFromEnv{"SHOP_KEY"}, {}, {}, {}});
  }
  EXPECT_EQ(apply(plan_with({many})).kind, OutcomeKind::Done);
  EXPECT_EQ(account_.log,
            (std::vector<std::string>{"secrets shop-production 100", "secrets shop-production 3"}));
}

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

  StandingClock clock;
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

TEST_F(Executor, RecordsNoVersionOfWhatItTookBack) {
  account_.refuses = "secrets";
  ChangeSecrets rotated = versioned("2");
  rotated.set[0].reason = SecretReason::Rotated;
  (void)apply(plan_with({env_file(), rotated}), Atomicity::RollBackFiles);
  EXPECT_EQ(recover_left().recorded, 0U);
  EXPECT_FALSE(disk_.tree().contains("/p/cfplan.lock"));
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
