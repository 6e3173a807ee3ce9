#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cfplan/apply/project_folders.hpp"
#include "cfplan/apply/project_lock.hpp"
#include "cfplan/apply/recovery.hpp"
#include "cfplan/apply/rollback.hpp"
#include "cfplan/apply/transaction.hpp"
#include "fakes/manual_clock.hpp"
#include "fakes/memory_disk.hpp"

namespace cfplan::testing_apply {

/// A project at /p on a disk in memory, with its state in /p/.cfplan, and the runs on it.
class Project {
 public:
  Project();

  MemoryDisk disk;
  std::size_t backups_kept = kBackupsKept;

  /// A lock of its own for each, as a process has.
  TransactionReport write(const std::vector<FileWrite>& writes, TransactionOptions options = {});
  RecoveryReport recover();
  Result<RollbackPlan> rollback_plan(const std::string& id = "");
  [[nodiscard]] FileSystem& state() { return *state_; }
  [[nodiscard]] ProjectFolders folders() {
    return {*project_, *state_, "/p", ".cfplan", backups_kept};
  }
  [[nodiscard]] ProjectLock lock();

  void put(const std::string& path, const std::string& bytes, unsigned mode = 0644);
  /// The bytes of a file of the project; "(absent)" when it is not there.
  [[nodiscard]] std::string bytes(const std::string& path) const;
  /// Every path of the project and its state, but lock and folders.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  std::unique_ptr<FileSystem> project_;
  std::unique_ptr<FileSystem> state_;
  tests::ManualClock clock_;
  int runs_ = 0;
};

[[nodiscard]] FileWrite edit(const std::string& path, const std::string& before,
                             const std::string& after, unsigned mode = 0644);
[[nodiscard]] FileWrite create(const std::string& path, const std::string& bytes);
[[nodiscard]] FileWrite remove(const std::string& path, const std::string& before);

/// "CODE message | hint", one a line.
[[nodiscard]] std::string lines(const Diagnostics& diagnostics);

}  // namespace cfplan::testing_apply
