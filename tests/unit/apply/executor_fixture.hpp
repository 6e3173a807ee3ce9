#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/apply/backups.hpp"
#include "cfplan/apply/executor.hpp"
#include "cfplan/apply/left_versions.hpp"
#include "cfplan/apply/recovery.hpp"
#include "cfplan/base/digest.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "fakes/fixed_environment.hpp"
#include "fakes/manual_clock.hpp"
#include "fakes/memory_disk.hpp"
#include "fakes/one_process.hpp"
#include "small_account.hpp"

namespace cfplan {

inline constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
inline constexpr const char* kWrangler = "name = \"shop\" # ours\n\n[env.production]\n";
inline constexpr const char* kSecretValue = "canary-7f3a";

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

class NoFiles : public SecretFiles {
  [[nodiscard]] Answer<Sensitive> read(const std::string&) const override { return Absent{}; }
};
class NoRandom : public Random {
  [[nodiscard]] Sensitive bytes(std::size_t count) override {
    return Sensitive(std::string(count, 'r'));
  }
};
inline RunIdentity run_identity(std::string id) {
  RunIdentity run;
  run.id = std::move(id);
  run.command = "apply";
  return run;
}

/// Applies plans to a project and a state folder on the memory disk, and to a small account.
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

  static ChangeSecrets many_secrets(int count) {
    ChangeSecrets many = secret();
    many.set.clear();
    for (int i = 100; i < 100 + count; ++i) {
      many.set.push_back({"K" + std::to_string(i), SecretFromEnv{"SHOP_KEY"}, {}, {}, {}});
    }
    return many;
  }

  static Plan plan_with(std::vector<Action> actions) {
    Plan plan;
    plan.actions = std::move(actions);
    return plan;
  }

  Outcome apply(const Plan& plan, Atomicity atomicity = Atomicity::KeepFiles) {
    tests::ManualClock clock;
    auto lock = ProjectLock::acquire(*state_, run_identity("run-1"), clock, {});
    EXPECT_TRUE(lock.has_value());
    RecoveryReport recovered = recover(folders(), *lock);
    const ApplyPorts ports{DiskProjectFiles(disk_, on_read_),
                           folders(),
                           *lock,
                           account_,
                           account_,
                           {environment_, files_, processes_, random_, "/p", {}}};
    const ApplyOptions options{
        .run = run_identity("run-1"),
        .atomicity = atomicity,
        .way_back = run_identity("run-2"),
        .lock_run = run_identity("run-4"),
        .interrupted =
            [this] {
              if (between_steps_) between_steps_();
              return interrupted_;
            },
        .manifest = manifest_,
        .generated = generated_,
        .covers = [this](const DeploymentKey& key) { return !others_.contains(key); }};
    return apply_plan(plan, ports, options, std::move(recovered.secrets));
  }

  /// What the next run does first, after the process has died.
  LeftVersions recover_left() {
    disk_.process_death();
    tests::ManualClock clock;
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
  tests::FixedEnvironment environment_{{"SHOP_KEY", kSecretValue}};
  NoFiles files_;
  tests::OneProcess processes_;
  NoRandom random_;
  bool interrupted_ = false;
  std::function<void()> between_steps_;
  std::function<void()> on_read_;
  std::vector<FileWrite> manifest_;
  GeneratedValues generated_ = GeneratedValues::Forgotten;
  std::set<DeploymentKey> others_;  // that the plan is not about
};

inline const Value kLater =
    KnownAfterApply{resource_text(BindingKind::Database, kAccountId, "shop-db")};
inline const CreateResource kCreateDatabase{
    {"acme", "production"}, "", kAccountId, "DB", "shop-db", {}};

}  // namespace cfplan
