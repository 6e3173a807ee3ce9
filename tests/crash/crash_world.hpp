#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/recovery.hpp"
#include "cfplan/apply/transaction.hpp"
#include "fakes/memory_disk.hpp"

namespace cfplan {

/// What one exploration is about.
struct Scenario {
  std::string name;
  bool rename_flags = true;
  bool links = true;
  bool secrets = false;
  /// Files besides the sample's: above 64 in all, whole file systems are synced.
  std::size_t more_files = 0;
};

/// What a run said before it ended or died. A dead run said nothing.
struct Said {
  std::optional<OutcomeKind> apply;
  std::optional<RecoveryResult> recovery;
  /// Secret units whose request went out: also known of a run that died later.
  std::vector<bool> sent;
};

/// A disk in memory with the sample project on it, the runs that can happen there, and the oracle:
/// after the next run the tree is exactly the old or the new one, and nothing is left behind.
class CrashWorld {
 public:
  explicit CrashWorld(const Scenario& scenario);

  MemoryDisk disk;

  [[nodiscard]] Said apply(const VerifyFile& verify = {});
  [[nodiscard]] Said recover_only();
  /// A last run that nothing disturbs; then what is wrong, if anything.
  [[nodiscard]] std::optional<std::string> repair_and_judge(const std::vector<Said>& history);

  [[nodiscard]] std::vector<FileWrite> writes() const;
  [[nodiscard]] bool tree_is_old() const;
  [[nodiscard]] bool tree_is_new() const;
  /// Every file of the run has its new bytes; staged names are not looked at.
  [[nodiscard]] bool is_swapped() const;
  /// The journal says COMMIT.
  [[nodiscard]] bool has_commit() const;
  [[nodiscard]] std::string shown_tree() const;
  [[nodiscard]] std::uint64_t fingerprint() const;

 private:
  using Tree = std::map<std::string, MemoryDisk::Entry>;
  [[nodiscard]] Tree project_tree() const;
  [[nodiscard]] bool same_tree(const Tree& wanted) const;
  [[nodiscard]] std::optional<std::string> judge(const std::vector<Said>& history) const;
  [[nodiscard]] std::optional<std::string> judge_secrets(const std::vector<Said>& history,
                                                         bool is_new) const;
  [[nodiscard]] std::optional<std::string> leftover() const;
  void work_through(PendingSecrets& secrets, Said& said);
  template <class Work>
  [[nodiscard]] Said run(Work work);

  Scenario scenario_;
  Tree old_;  ///< with the inodes: putting back means the very file
  Tree new_;
};

}  // namespace cfplan
