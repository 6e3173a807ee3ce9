#include <algorithm>
#include <map>
#include <string>

#include "crash/exploration.hpp"

namespace cfplan {
namespace {

const std::string kTarget = "/p/wrangler.toml";
const std::string kSave = "edited by hand, meanwhile\n";

enum class Save { ByRename, ThroughOldDescriptor };

/// Another program saves right before the N-th call of a run.
class Intrusion {
 public:
  Intrusion(Save save, std::size_t call) : world_({.name = "intruder"}) {
    inode_ = world_.disk.tree().at(kTarget).inode;
    world_.disk.set_intruder(call, [this, save] {
      happened_ = true;
      all_new_ = world_.is_swapped();
      committed_ = world_.has_commit();
      if (save == Save::ByRename) {
        world_.disk.save_by_rename(kTarget, kSave);
      } else {
        world_.disk.write_to_inode(inode_, kSave);
      }
    });
    said_ = world_.apply();
    world_.disk.process_death();
    through_descriptor_ = save == Save::ThroughOldDescriptor;
  }

  [[nodiscard]] bool happened() const { return happened_; }

  [[nodiscard]] std::optional<std::string> wrong() {
    // Between the last look at the old file and its removal nobody can see such a write.
    if (through_descriptor_ && committed_) return std::nullopt;
    const bool in_place = has(kTarget);
    if (!in_place && !all_new_) return "a save is not where it was made:\n" + world_.shown_tree();
    if (!in_place && !has_anywhere()) return "a save is lost:\n" + world_.shown_tree();
    return others_agree();
  }

 private:
  [[nodiscard]] bool has(const std::string& path) const {
    const auto tree = world_.disk.tree();
    const auto found = tree.find(path);
    return found != tree.end() && found->second.bytes == kSave;
  }

  [[nodiscard]] bool has_anywhere() const {
    const auto tree = world_.disk.tree();
    return std::any_of(tree.begin(), tree.end(),
                       [](const auto& entry) { return entry.second.bytes == kSave; });
  }

  [[nodiscard]] std::optional<std::string> others_agree() const {
    const auto tree = world_.disk.tree();
    const bool edited = tree.at("/p/config/one.env").bytes == "A=2\n";
    const bool created = tree.contains("/p/config/new/two.env");
    const bool deleted = !tree.contains("/p/config/old.env");
    if (edited == created && created == deleted) return std::nullopt;
    return "the other files do not agree:\n" + world_.shown_tree();
  }

  CrashWorld world_;
  std::uint64_t inode_ = 0;
  Said said_;
  bool through_descriptor_ = false;
  bool happened_ = false;
  bool all_new_ = false;
  bool committed_ = false;
};

}  // namespace

void explore_intruders(Explored& explored) {
  for (const Save save : {Save::ByRename, Save::ThroughOldDescriptor}) {
    for (std::size_t call = 1;; ++call) {
      Intrusion intrusion(save, call);
      if (!intrusion.happened()) break;
      ++explored.states;
      if (auto wrong = intrusion.wrong()) {
        explored.violation = "intruder before call " + std::to_string(call) + ": " + *wrong;
        return;
      }
    }
  }
}

}  // namespace cfplan
