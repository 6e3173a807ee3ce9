#include "fakes/memory_disk.hpp"

#include <algorithm>

#include "cfplan/base/check.hpp"
#include "fakes/memory_disk_paths.hpp"

namespace cfplan {
namespace {

bool is_plain(const std::string& part) { return !part.empty() && part != "." && part != ".."; }

}  // namespace

// Changes --------------------------------------------------------------------------------------

bool MemoryDisk::Change::touches_bytes_of(Id node) const {
  return (appending && appending->node == node) || (cutting && cutting->node == node);
}

bool MemoryDisk::Change::touches_names_in(Id folder) const {
  return std::any_of(names.begin(), names.end(),
                     [&](const Naming& naming) { return naming.folder == folder; });
}

bool MemoryDisk::Change::overlaps(const Change& other) const {
  return std::any_of(names.begin(), names.end(), [&](const Naming& mine) {
    return std::any_of(other.names.begin(), other.names.end(), [&](const Naming& theirs) {
      return mine.folder == theirs.folder && mine.name == theirs.name;
    });
  });
}

MemoryDisk::MemoryDisk() {
  Node& root = nodes_[kMemoryRoot];
  root.kind = EntryKind::Folder;
  root.mode = 0755;
}

MemoryDisk::Id MemoryDisk::add_node(EntryKind kind, unsigned mode) {
  Node& node = nodes_[++last_];
  node.kind = kind;
  node.mode = mode;
  return last_;
}

void MemoryDisk::set_names(std::vector<Naming> names, Id removed_folder) {
  for (const Naming& naming : names) {
    auto& folder = nodes_.at(naming.folder).names;
    if (naming.node == 0) {
      folder.erase(naming.name);
    } else {
      folder[naming.name] = naming.node;
    }
  }
  Change change;
  change.names = std::move(names);
  change.removed_folder = removed_folder;
  changes_.push_back(std::move(change));
}

void MemoryDisk::make_durable(const Change& change, Fate fate) {
  if (change.appending) {
    const auto& [id, offset, bytes] = *change.appending;
    std::string& durable = nodes_.at(id).durable_bytes;
    const std::size_t kept = fate == Fate::Torn ? bytes.size() / 2 : bytes.size();
    // What was appended before and is lost leaves a hole.
    if (durable.size() < offset + kept) durable.resize(offset + kept, '\0');
    durable.replace(offset, kept, bytes, 0, kept);
  }
  if (change.cutting) nodes_.at(change.cutting->node).durable_bytes.resize(change.cutting->size);
  // No file system loses what is in a folder by removing it.
  if (change.removed_folder != 0 && !nodes_.at(change.removed_folder).durable_names.empty()) return;
  for (const Naming& naming : change.names) {
    auto& folder = nodes_.at(naming.folder).durable_names;
    if (naming.node == 0) {
      folder.erase(naming.name);
    } else {
      folder[naming.name] = naming.node;
    }
  }
}

Io<void> MemoryDisk::sync(const std::function<bool(const Change&)>& covered) {
  if (fault_is(FaultKind::DoubtfulSync)) {
    for (Change& change : changes_) {
      // Names are in the file system's own log, which does not go on after an error.
      if (covered(change) && change.names.empty()) change.out_of_reach = true;
    }
    return io_error(fault_.cause);
  }
  std::vector<bool> goes(changes_.size(), false);
  for (std::size_t i = changes_.size(); i-- > 0;) {
    goes[i] = goes[i] || (covered(changes_[i]) && !changes_[i].out_of_reach);
    if (!goes[i]) continue;
    // An older change of the same name cannot come later, nor what emptied a folder that is gone.
    for (std::size_t j = 0; j < i; ++j) {
      goes[j] = goes[j] || changes_[j].overlaps(changes_[i]) ||
                (changes_[i].removed_folder != 0 &&
                 changes_[j].touches_names_in(changes_[i].removed_folder));
    }
  }
  std::vector<Change> rest;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (goes[i]) {
      make_durable(changes_[i], Fate::Kept);
    } else {
      rest.push_back(std::move(changes_[i]));
    }
  }
  changes_ = std::move(rest);
  return {};
}

// Faults ---------------------------------------------------------------------------------------

void MemoryDisk::set_fault(Fault fault) {
  fault_ = fault;
  calls_ = 0;
}

void MemoryDisk::set_death(std::size_t call) {
  death_ = call;
  calls_ = 0;
}

void MemoryDisk::set_intruder(std::size_t call, std::function<void()> intruder) {
  calls_ = 0;
  intrusion_ = call;
  intruder_ = std::move(intruder);
}

bool MemoryDisk::fault_is(FaultKind kind) const {
  return fault_.call != 0 && fault_.kind == kind && calls_ == fault_.call;
}

Io<void> MemoryDisk::enter(CallKind kind) {
  if (dead_) return io_error(IoCause::Broken);
  if (kind == CallKind::Read && !counts_reads) return {};
  ++calls_;
  if (kind == CallKind::Sync) ++syncs_;
  if (calls_ == intrusion_ && intruder_) intruder_();
  if (calls_ == death_) {
    dead_ = true;
    return io_error(IoCause::Broken);
  }
  if (fault_.call == 0 || calls_ < fault_.call) return {};
  switch (fault_.kind) {
    case FaultKind::FailForGood: return io_error(fault_.cause);
    case FaultKind::TornAppend:
      if (kind == CallKind::Append) return {};
      break;
    case FaultKind::DoubtfulSync:
      if (kind == CallKind::Sync) return {};
      break;
    case FaultKind::FailOnce: break;
  }
  if (calls_ == fault_.call) return io_error(fault_.cause);
  return {};
}

void MemoryDisk::process_death() {
  locked_.clear();
  dead_ = false;
  set_death(0);
  set_fault({});
  set_intruder(0, {});
}

void MemoryDisk::power_cut(const std::function<Fate(std::size_t change)>& fate) {
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const Fate chosen = fate(i);
    if (chosen != Fate::Lost) make_durable(changes_[i], chosen);
  }
  changes_.clear();
  for (auto& [id, node] : nodes_) {
    node.bytes = node.durable_bytes;
    node.names = node.durable_names;
  }
  process_death();
}

// Looking up -----------------------------------------------------------------------------------

MemoryDisk::Id MemoryDisk::child(Id folder, const std::string& name) const {
  const auto& names = nodes_.at(folder).names;
  const auto found = names.find(name);
  return found == names.end() ? 0 : found->second;
}

Io<std::pair<MemoryDisk::Id, std::string>> MemoryDisk::find_parent(Id root,
                                                                   const std::string& path) const {
  const std::vector<std::string> parts = components(path);
  if (parts.empty() || !std::all_of(parts.begin(), parts.end(), is_plain)) {
    return io_error(IoCause::Outside);
  }
  Id folder = root;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    folder = child(folder, parts[i]);
    if (folder == 0) return io_error(IoCause::NotFound);
    const EntryKind kind = nodes_.at(folder).kind;
    if (kind == EntryKind::Symlink) return io_error(IoCause::Outside);
    if (kind != EntryKind::Folder) return io_error(IoCause::NotAFolder);
  }
  return std::pair(folder, parts.back());
}

Io<MemoryDisk::Id> MemoryDisk::find(Id root, const std::string& path) const {
  if (path.empty()) return root;
  const auto at = find_parent(root, path);
  if (!at) return tl::unexpected(at.error());
  const Id id = child(at->first, at->second);
  if (id == 0) return io_error(IoCause::NotFound);
  return id;
}

std::uint64_t MemoryDisk::links_to(Id id) const {
  std::uint64_t links = 0;
  for (const auto& [folder, node] : nodes_) {
    for (const auto& [name, target] : node.names) links += target == id ? 1 : 0;
  }
  return links;
}

}  // namespace cfplan
