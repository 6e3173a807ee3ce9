#include "crash/crash_world.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "cfplan/apply/state_folder.hpp"
#include "cfplan/base/digest.hpp"
#include "crash/sample_project.hpp"

namespace cfplan {
namespace {

const std::string kProject = "/p";
const std::string kState = "/p/.cfplan/";

class StillClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() const override { return {}; }
  std::chrono::steady_clock::time_point steady() const override { return {}; }
  void sleep(std::chrono::milliseconds /*duration*/) override {}
};

std::string more_name(std::size_t i) { return "more/" + std::to_string(i) + ".env"; }

std::vector<SecretUnit> sample_units() {
  return {{"main/shop", {"A", "B"}}, {"main/shop-2", {"C"}}};
}

MemoryDisk::Entry entry_of(const SampleFile& file) {
  MemoryDisk::Entry entry;
  entry.bytes = file.bytes;
  entry.mode = file.mode;
  return entry;
}

}  // namespace

CrashWorld::CrashWorld(const Scenario& scenario) : scenario_(scenario) {
  disk.has_rename_flags = scenario.rename_flags;
  disk.has_links = scenario.links;
  for (const auto& [path, file] : tree_before()) {
    if (path.ends_with('/')) {
      disk.put_folder(kProject + "/" + path.substr(0, path.size() - 1));
    } else {
      disk.put(kProject + "/" + path, file.bytes, file.mode);
    }
  }
  for (std::size_t i = 0; i < scenario.more_files; ++i) {
    disk.put(kProject + "/" + more_name(i), "X=1\n", 0644);
  }
  old_ = project_tree();
  new_ = old_;
  for (const FileWrite& write : writes()) {
    if (write.operation == FileOperation::Delete) {
      new_.erase(write.path);
    } else {
      SampleFile file{write.bytes, write.before ? write.before->mode : write.mode.value_or(0644)};
      new_[write.path] = entry_of(file);
    }
  }
  MemoryDisk::Entry folder;
  folder.kind = EntryKind::Folder;
  folder.mode = 0755;
  new_["config/new/"] = folder;
}

std::vector<FileWrite> CrashWorld::writes() const {
  std::vector<FileWrite> all = sample_writes();
  for (std::size_t i = 0; i < scenario_.more_files; ++i) {
    all.push_back(
        {more_name(i), FileOperation::Edit, FileState{sha256_hex("X=1\n"), 0644}, "X=2\n"});
  }
  return all;
}

template <class Work>
Said CrashWorld::run(Work work) {
  Said said;
  const MemoryDiskPort port(disk);
  const StateFolder where{kProject, ".cfplan"};
  auto state = make_state_folder(port, where);
  auto project = disk.open(kProject);
  if (!state || !project) return said;
  const ProjectFolders folders{**project, **state, kProject, ".cfplan"};
  const RunIdentity identity{.id = "run", .command = "apply"};
  StillClock clock;
  const auto lock = ProjectLock::acquire(**state, identity, clock, std::chrono::seconds(0));
  if (!lock) return said;
  RecoveryReport recovered = recover(folders, *lock);
  said.recovery = recovered.result;
  if (recovered.secrets) work_through(*recovered.secrets, said);
  if (recovered.result == RecoveryResult::NothingToDo) work(folders, *lock, said);
  if (disk.is_dead()) return {std::nullopt, std::nullopt, std::move(said.sent)};
  return said;
}

Said CrashWorld::apply(const VerifyFile& verify) {
  return run([&](const ProjectFolders& folders, const ProjectLock& lock, Said& said) {
    TransactionOptions options;
    options.run = {.id = "run", .command = "apply"};
    options.verify = verify;
    if (scenario_.secrets) options.secrets = sample_units();
    TransactionReport report = write_files(folders, lock, writes(), options);
    said.apply = report.kind;
    if (report.secrets) work_through(*report.secrets, said);
  });
}

Said CrashWorld::recover_only() {
  return run([](const ProjectFolders&, const ProjectLock&, Said&) {});
}

void CrashWorld::work_through(PendingSecrets& secrets, Said& said) {
  said.sent.resize(secrets.units().size(), false);
  for (std::size_t i = 0; i < secrets.units().size(); ++i) {
    if (secrets.is_done(i) || !secrets.begin(i)) continue;
    said.sent[i] = true;
    (void)secrets.done(i);
  }
  (void)secrets.close();
}

std::optional<std::string> CrashWorld::repair_and_judge(const std::vector<Said>& history) {
  // Twice, with a power cut between: what the repair did must last.
  std::vector<Said> all = history;
  for (int i = 0; i < 2; ++i) {
    const Said said = recover_only();
    if (!said.recovery) return "the last run could not even begin";
    if (*said.recovery == RecoveryResult::HalfWay) return "the last run could not repair";
    all.push_back(said);
    if (auto wrong = judge(all)) return wrong;
    disk.power_cut([](std::size_t) { return MemoryDisk::Fate::Lost; });
  }
  all.push_back(recover_only());
  return judge(all);
}

std::optional<std::string> CrashWorld::judge(const std::vector<Said>& history) const {
  const bool is_old = tree_is_old();
  const bool is_new = tree_is_new();
  if (!is_old && !is_new) return "a third state:\n" + shown_tree();
  if (auto left = leftover()) return left;
  for (const Said& said : history) {
    if (said.apply == OutcomeKind::Done && !is_new) return "apply said Done, the tree is old";
    const bool said_old =
        said.apply == OutcomeKind::RolledBack || said.apply == OutcomeKind::Failed;
    if (said_old && !is_old) return "apply said rolled back, the tree is new";
    if (said.recovery == RecoveryResult::Finished && !is_new) {
      return "recovery said Finished, the tree is old";
    }
    if (said.recovery == RecoveryResult::RolledBack && !is_old) {
      return "recovery said RolledBack, the tree is new";
    }
  }
  return judge_secrets(history, is_new);
}

std::optional<std::string> CrashWorld::judge_secrets(const std::vector<Said>& history,
                                                     bool is_new) const {
  if (!scenario_.secrets) return std::nullopt;
  for (std::size_t unit = 0; unit < sample_units().size(); ++unit) {
    const bool sent = std::any_of(history.begin(), history.end(), [&](const Said& said) {
      return unit < said.sent.size() && said.sent[unit];
    });
    if (sent && !is_new) return "secrets were set, the tree is old";
    if (!sent && is_new) return "secrets were forgotten";
  }
  return std::nullopt;
}

std::optional<std::string> CrashWorld::leftover() const {
  for (const auto& [path, entry] : disk.tree()) {
    if (!path.starts_with(kState)) continue;
    const std::string name = path.substr(kState.size());
    if (name.empty() || name == "lock" || name == ".gitignore" || name.starts_with("backups/")) {
      continue;
    }
    return "left behind: " + path;
  }
  return std::nullopt;
}

CrashWorld::Tree CrashWorld::project_tree() const {
  Tree tree;
  const std::string prefix = kProject + "/";
  for (auto& [path, entry] : disk.tree()) {
    if (path.starts_with(prefix) && path != prefix && !path.starts_with(kState)) {
      tree[path.substr(prefix.size())] = entry;
    }
  }
  return tree;
}

bool CrashWorld::same_tree(const Tree& wanted) const {
  const Tree tree = project_tree();
  return std::equal(
      tree.begin(), tree.end(), wanted.begin(), wanted.end(), [](const auto& a, const auto& b) {
        const bool same_node = b.second.inode == 0 || a.second.inode == b.second.inode;
        return a.first == b.first && same_node && a.second.kind == b.second.kind &&
               a.second.bytes == b.second.bytes && a.second.mode == b.second.mode;
      });
}

bool CrashWorld::tree_is_old() const { return same_tree(old_); }
bool CrashWorld::tree_is_new() const { return same_tree(new_); }

bool CrashWorld::is_swapped() const {
  const Tree tree = project_tree();
  const std::vector<FileWrite> all = writes();
  return std::all_of(all.begin(), all.end(), [&](const FileWrite& write) {
    const auto found = tree.find(write.path);
    if (write.operation == FileOperation::Delete) return found == tree.end();
    return found != tree.end() && found->second.bytes == write.bytes;
  });
}

bool CrashWorld::has_commit() const {
  const auto tree = disk.tree();
  const auto journal = tree.find(kState + "journal");
  return journal != tree.end() && journal->second.bytes.find("\ncommit 0 ") != std::string::npos;
}

std::string CrashWorld::shown_tree() const {
  std::string text;
  for (const auto& [path, entry] : disk.tree()) {
    text += "  " + path + " #" + std::to_string(entry.inode) + " " + std::to_string(entry.mode);
    if (path.starts_with(kState)) {
      text += " (" + std::to_string(entry.bytes.size()) + " bytes)\n";
    } else {
      text += " " + entry.bytes.substr(0, 60) + "\n";
    }
  }
  return text;
}

std::uint64_t CrashWorld::fingerprint() const {
  std::uint64_t hash = 14695981039346656037U;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211U; };
  for (const auto& [path, entry] : disk.tree()) {
    mix(std::hash<std::string>()(path));
    mix(std::hash<std::string>()(entry.bytes));
    mix(entry.inode);
  }
  return hash;
}

}  // namespace cfplan
