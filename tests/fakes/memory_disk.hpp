#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// A disk in memory that keeps what is durable apart from what is not. Every change is volatile
/// until a sync covers it; a power cut keeps any subset of the volatile changes, each of which is
/// atomic (a rename, a link, a new name) or torn (bytes appended to a file). It can be told to fail
/// or to die at the N-th call. A copy is a disk of its own.
class MemoryDisk {
 public:
  MemoryDisk();

  /// A view on one folder (absolute path); it counts and fails together with all others.
  [[nodiscard]] Io<std::unique_ptr<FileSystem>> open(const std::string& folder);

  /// What the file system can do.
  bool has_rename_flags = true;
  bool has_links = true;
  /// Whether reading counts as a call that can fail or be the last.
  bool counts_reads = false;
  /// What new files and folders do not get of the modes that are asked for.
  unsigned umask = 022;

  // Faults -----------------------------------------------------------------------------------

  enum class FaultKind {
    FailOnce,     ///< this call fails and changes nothing
    FailForGood,  ///< so does every later one
    TornAppend,   ///< an append that writes the first half and fails; other calls: FailOnce
    /// A sync that reports failure; the bytes that it covered may or may not be on the disk, and no
    /// later sync of them will tell. Other calls: FailOnce.
    DoubtfulSync,
  };
  struct Fault {
    std::size_t call = 0;  ///< counted from 1 since `calls` was last reset; 0: never
    FaultKind kind = FaultKind::FailOnce;
    IoCause cause = IoCause::Broken;
  };
  void set_fault(Fault fault);
  /// From the N-th call on nothing happens, whatever is called: the process is dead.
  void set_death(std::size_t call);
  /// Calls since a fault, a death or an intruder was last set.
  [[nodiscard]] std::size_t calls() const { return calls_; }
  /// Sync calls of all kinds, ever.
  [[nodiscard]] std::size_t syncs() const { return syncs_; }
  [[nodiscard]] bool is_dead() const { return dead_; }
  /// Runs right before the N-th call: another program at work in the same moment.
  void set_intruder(std::size_t call, std::function<void()> intruder);

  // Power cut --------------------------------------------------------------------------------

  /// How many volatile changes there are.
  [[nodiscard]] std::size_t volatile_changes() const { return changes_.size(); }
  enum class Fate { Lost, Kept, Torn };
  /// The power goes and comes back: each volatile change, in order, is lost, kept or (an append)
  /// half kept; all that is left is durable. Locks are gone, faults and death too.
  void power_cut(const std::function<Fate(std::size_t change)>& fate);
  /// The process dies and the system lives on: everything stays as it is, in memory or durable.
  void process_death();

  // Behind the back --------------------------------------------------------------------------

  struct Entry {
    EntryKind kind = EntryKind::File;
    std::string bytes;
    unsigned mode = 0;
    std::uint64_t inode = 0;
    Owner owner;
    bool operator==(const Entry&) const = default;
  };
  /// Everything beneath the root by path, as a process sees it now.
  [[nodiscard]] std::map<std::string, Entry> tree() const;
  /// Puts a file there, durably and without counting as a call: parents are made.
  void put(const std::string& path, const std::string& bytes, unsigned mode);
  void put_folder(const std::string& path);
  void put_symlink(const std::string& path);
  void set_mode(const std::string& path, unsigned mode);
  void set_owner(const std::string& path, Owner owner);
  void put_link(const std::string& from, const std::string& to);
  /// As an editor saves: a new file renamed over the old one.
  void save_by_rename(const std::string& path, const std::string& bytes);
  /// As an editor saves through a descriptor that it had open.
  void write_to_inode(std::uint64_t inode, const std::string& bytes);
  void remove(const std::string& path);

 private:
  friend class MemoryFileSystem;
  friend class MemoryOpenFile;
  friend class MemoryVolume;
  friend class MemoryLock;
  using Id = std::uint64_t;

  struct Node {
    EntryKind kind = EntryKind::File;
    unsigned mode = 0;
    Owner owner;
    std::string bytes;
    std::string durable_bytes;
    std::map<std::string, Id> names;
    std::map<std::string, Id> durable_names;
  };
  /// In a folder, a name leads to a node from now on, or (0) to nothing.
  struct Naming {
    Id folder = 0;
    std::string name;
    Id node = 0;
  };
  struct Appending {
    Id node = 0;
    std::size_t offset = 0;
    std::string bytes;
  };
  struct Cutting {
    Id node = 0;
    std::size_t size = 0;
  };
  /// One volatile change: names set all at once, or bytes of one file.
  struct Change {
    std::vector<Naming> names;
    std::optional<Appending> appending;
    std::optional<Cutting> cutting;
    Id removed_folder = 0;
    bool out_of_reach = false;  ///< a sync that failed dropped it: only a power cut decides

    [[nodiscard]] bool touches_bytes_of(Id node) const;
    [[nodiscard]] bool touches_names_in(Id folder) const;
    [[nodiscard]] bool overlaps(const Change& other) const;
  };

  enum class CallKind { Read, Change, Append, Sync };
  /// Counts a call and says whether it may go on.
  [[nodiscard]] Io<void> enter(CallKind kind);
  /// The fault of this very call, when it is of this kind.
  [[nodiscard]] bool fault_is(FaultKind kind) const;
  [[nodiscard]] Io<Id> find(Id root, const std::string& path) const;
  [[nodiscard]] Io<std::pair<Id, std::string>> find_parent(Id root, const std::string& path) const;
  [[nodiscard]] Id child(Id folder, const std::string& name) const;
  [[nodiscard]] Id add_node(EntryKind kind, unsigned mode);
  void set_names(std::vector<Naming> names, Id removed_folder = 0);
  void make_durable(const Change& change, Fate fate);
  [[nodiscard]] Io<void> sync(const std::function<bool(const Change&)>& covered);
  [[nodiscard]] std::pair<Id, std::string> parents_of(const std::string& path);
  void set_durably(Id folder, const std::string& name, Id node);
  [[nodiscard]] std::uint64_t links_to(Id id) const;
  void collect(const std::string& prefix, Id folder, std::map<std::string, Entry>& out) const;

  std::map<Id, Node> nodes_;
  Id last_ = 1;
  std::vector<Change> changes_;
  std::set<Id> locked_;
  Fault fault_;
  std::size_t calls_ = 0;
  std::size_t syncs_ = 0;
  std::size_t death_ = 0;
  bool dead_ = false;
  std::size_t intrusion_ = 0;
  std::function<void()> intruder_;
};

/// The same disk behind the port.
class MemoryDiskPort final : public Disk {
 public:
  explicit MemoryDiskPort(MemoryDisk& disk) : disk_(disk) {}
  Io<std::string> canonical(const std::string& path) const override;
  Io<EntryKind> kind(const std::string& path) const override;
  Io<std::string> read(const std::string& path) const override;
  Io<std::unique_ptr<FileSystem>> open(const std::string& folder) const override;

 private:
  MemoryDisk& disk_;
};

}  // namespace cfplan
