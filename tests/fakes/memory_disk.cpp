#include "fakes/memory_disk.hpp"

#include <algorithm>

#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

constexpr std::uint64_t kRoot = 1;

tl::unexpected<IoError> io_error(IoCause cause) {
  switch (cause) {
    case IoCause::NotFound: return tl::unexpected(IoError{cause, "no such file or directory"});
    case IoCause::AlreadyThere: return tl::unexpected(IoError{cause, "file exists"});
    case IoCause::NotAFolder: return tl::unexpected(IoError{cause, "not a directory"});
    case IoCause::IsAFolder: return tl::unexpected(IoError{cause, "not a regular file"});
    case IoCause::NotEmpty: return tl::unexpected(IoError{cause, "directory not empty"});
    case IoCause::Outside:
      return tl::unexpected(IoError{cause, "the path leaves the project folder"});
    case IoCause::Denied: return tl::unexpected(IoError{cause, "permission denied"});
    case IoCause::ReadOnly: return tl::unexpected(IoError{cause, "read-only file system"});
    case IoCause::NoSpace: return tl::unexpected(IoError{cause, "no space left on device"});
    case IoCause::NotSupported: return tl::unexpected(IoError{cause, "invalid argument"});
    case IoCause::Busy: return tl::unexpected(IoError{cause, "resource temporarily unavailable"});
    case IoCause::Broken: break;
  }
  return tl::unexpected(IoError{IoCause::Broken, "input/output error"});
}

std::vector<std::string> components(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= path.size() && !path.empty()) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    parts.push_back(path.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

bool is_plain(const std::string& part) { return !part.empty() && part != "." && part != ".."; }

std::string without_leading_slash(const std::string& path) {
  return path.starts_with('/') ? path.substr(1) : path;
}

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
  Node& root = nodes_[kRoot];
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

// Behind the back ------------------------------------------------------------------------------

void MemoryDisk::set_durably(Id folder, const std::string& name, Id node) {
  Node& at = nodes_.at(folder);
  at.names[name] = node;
  at.durable_names[name] = node;
}

std::pair<MemoryDisk::Id, std::string> MemoryDisk::parents_of(const std::string& path) {
  const std::vector<std::string> parts = components(without_leading_slash(path));
  Id folder = kRoot;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    Id next = child(folder, parts[i]);
    if (next == 0) {
      next = add_node(EntryKind::Folder, 0755);
      set_durably(folder, parts[i], next);
    }
    folder = next;
  }
  return {folder, parts.back()};
}

void MemoryDisk::put(const std::string& path, const std::string& bytes, unsigned mode) {
  const auto [folder, name] = parents_of(path);
  const Id id = add_node(EntryKind::File, mode);
  nodes_.at(id).bytes = bytes;
  nodes_.at(id).durable_bytes = bytes;
  set_durably(folder, name, id);
}

void MemoryDisk::put_folder(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  if (child(folder, name) == 0) set_durably(folder, name, add_node(EntryKind::Folder, 0755));
}

void MemoryDisk::put_symlink(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  set_durably(folder, name, add_node(EntryKind::Symlink, 0777));
}

void MemoryDisk::put_link(const std::string& from, const std::string& to) {
  const auto [folder, name] = parents_of(to);
  set_durably(folder, name, find(kRoot, without_leading_slash(from)).value_or(0));
}

void MemoryDisk::set_mode(const std::string& path, unsigned mode) {
  const auto id = find(kRoot, without_leading_slash(path));
  check(id.has_value(), "the test names a file that is there");
  nodes_.at(*id).mode = mode;
}

void MemoryDisk::set_owner(const std::string& path, Owner owner) {
  const auto id = find(kRoot, without_leading_slash(path));
  check(id.has_value(), "the test names a file that is there");
  nodes_.at(*id).owner = owner;
}

void MemoryDisk::save_by_rename(const std::string& path, const std::string& bytes) {
  put(path, bytes, 0644);
}

void MemoryDisk::write_to_inode(std::uint64_t inode, const std::string& bytes) {
  nodes_.at(inode).bytes = bytes;
  nodes_.at(inode).durable_bytes = bytes;
}

void MemoryDisk::remove(const std::string& path) {
  const auto [folder, name] = parents_of(path);
  nodes_.at(folder).names.erase(name);
  nodes_.at(folder).durable_names.erase(name);
}

void MemoryDisk::collect(const std::string& prefix, Id folder,
                         std::map<std::string, Entry>& out) const {
  for (const auto& [name, id] : nodes_.at(folder).names) {
    const Node& node = nodes_.at(id);
    const std::string path = prefix + name;
    if (node.kind == EntryKind::Folder) {
      out[path + "/"] = {node.kind, "", node.mode, id, node.owner};
      collect(path + "/", id, out);
    } else {
      out[path] = {node.kind, node.bytes, node.mode, id, node.owner};
    }
  }
}

std::map<std::string, MemoryDisk::Entry> MemoryDisk::tree() const {
  std::map<std::string, Entry> out;
  collect("/", kRoot, out);
  return out;
}

// The ports ------------------------------------------------------------------------------------

class MemoryOpenFile final : public OpenFile {
 public:
  MemoryOpenFile(MemoryDisk& disk, MemoryDisk::Id id) : disk_(disk), id_(id) {}

  Io<void> append(std::string_view bytes) override {
    if (auto entered = disk_.enter(MemoryDisk::CallKind::Append); !entered) return entered;
    const bool torn = disk_.fault_is(MemoryDisk::FaultKind::TornAppend);
    if (torn) bytes = bytes.substr(0, bytes.size() / 2);
    MemoryDisk::Node& node = disk_.nodes_.at(id_);
    MemoryDisk::Change change;
    change.appending = {id_, node.bytes.size(), std::string(bytes)};
    node.bytes += bytes;
    disk_.changes_.push_back(std::move(change));
    if (torn) return io_error(disk_.fault_.cause);
    return {};
  }

  Io<void> sync() override {
    if (auto entered = disk_.enter(MemoryDisk::CallKind::Sync); !entered) return entered;
    return disk_.sync([this](const auto& change) { return change.touches_bytes_of(id_); });
  }

  void start_writeback() override {}

 private:
  MemoryDisk& disk_;
  MemoryDisk::Id id_;
};

class MemoryVolume final : public Volume {
 public:
  explicit MemoryVolume(MemoryDisk& disk) : disk_(disk) {}
  Io<void> sync() override {
    if (auto entered = disk_.enter(MemoryDisk::CallKind::Sync); !entered) return entered;
    return disk_.sync([](const auto&) { return true; });
  }

 private:
  MemoryDisk& disk_;
};

class MemoryLock final : public HeldLock {
 public:
  MemoryLock(MemoryDisk& disk, MemoryDisk::Id id) : disk_(disk), id_(id) {}
  ~MemoryLock() override { disk_.locked_.erase(id_); }
  // What the lock file says is not part of what a crash may spoil.
  Io<void> write(std::string_view text) override {
    disk_.nodes_.at(id_).bytes = text;
    return {};
  }

 private:
  MemoryDisk& disk_;
  MemoryDisk::Id id_;
};

class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem(MemoryDisk& disk, MemoryDisk::Id root) : disk_(disk), root_(root) {}

  Io<EntryStat> stat(const std::string& path) const override;
  Io<FileReading> read(const std::string& path) const override;
  Io<std::vector<FolderEntry>> list(const std::string& folder) const override;
  Io<std::unique_ptr<OpenFile>> create(const std::string& path, unsigned mode,
                                       std::optional<Owner> owner) override;
  Io<std::unique_ptr<OpenFile>> open_for_append(const std::string& path,
                                                std::uint64_t keep) override;
  Io<void> rename(const std::string& from, const std::string& to) override;
  Io<void> rename_noreplace(const std::string& from, const std::string& to) override;
  Io<void> rename_exchange(const std::string& a, const std::string& b) override;
  Io<void> link(const std::string& from, const std::string& to) override;
  Io<void> unlink(const std::string& path) override;
  Io<void> make_folder(const std::string& path, unsigned mode) override;
  Io<void> remove_folder(const std::string& path) override;
  Io<void> sync_file(const std::string& path) override;
  Io<void> sync_folder(const std::string& path) override;
  Io<std::unique_ptr<Volume>> open_volume(const std::string& folder) override;
  Io<std::unique_ptr<HeldLock>> try_lock(const std::string& path) override;

 private:
  using Kind = MemoryDisk::CallKind;
  struct Found {
    MemoryDisk::Id folder = 0;
    std::string name;
    MemoryDisk::Id node = 0;  ///< 0: nothing of this name
  };

  [[nodiscard]] Io<Found> look_up(const std::string& path, Kind kind) const;
  [[nodiscard]] Io<Found> existing(const std::string& path, Kind kind) const;
  [[nodiscard]] Io<MemoryDisk::Id> folder(const std::string& path, Kind kind) const;
  [[nodiscard]] Io<Found> regular_file(const std::string& path, Kind kind) const;
  [[nodiscard]] EntryStat stat_of(MemoryDisk::Id id) const;

  MemoryDisk& disk_;
  MemoryDisk::Id root_;
};

Io<MemoryFileSystem::Found> MemoryFileSystem::look_up(const std::string& path, Kind kind) const {
  if (auto entered = disk_.enter(kind); !entered) return tl::unexpected(entered.error());
  auto at = disk_.find_parent(root_, path);
  if (!at) return tl::unexpected(at.error());
  const MemoryDisk::Id node = disk_.child(at->first, at->second);
  return Found{at->first, std::move(at->second), node};
}

Io<MemoryFileSystem::Found> MemoryFileSystem::existing(const std::string& path, Kind kind) const {
  auto found = look_up(path, kind);
  if (found && found->node == 0) return io_error(IoCause::NotFound);
  return found;
}

Io<MemoryDisk::Id> MemoryFileSystem::folder(const std::string& path, Kind kind) const {
  if (auto entered = disk_.enter(kind); !entered) return tl::unexpected(entered.error());
  const auto id = disk_.find(root_, path);
  if (!id) return id;
  const EntryKind entry = disk_.nodes_.at(*id).kind;
  if (entry == EntryKind::Symlink) return io_error(IoCause::Outside);
  if (entry != EntryKind::Folder) return io_error(IoCause::NotAFolder);
  return id;
}

Io<MemoryFileSystem::Found> MemoryFileSystem::regular_file(const std::string& path,
                                                           Kind kind) const {
  auto found = existing(path, kind);
  if (!found) return found;
  const EntryKind entry = disk_.nodes_.at(found->node).kind;
  if (entry == EntryKind::Symlink) return io_error(IoCause::Outside);
  if (entry != EntryKind::File) return io_error(IoCause::IsAFolder);
  return found;
}

EntryStat MemoryFileSystem::stat_of(MemoryDisk::Id id) const {
  const MemoryDisk::Node& node = disk_.nodes_.at(id);
  EntryStat stat;
  stat.kind = node.kind;
  stat.mode = node.mode;
  stat.owner = node.owner;
  stat.links = disk_.links_to(id);
  stat.size = node.bytes.size();
  stat.inode = id;
  stat.writable = (node.mode & 0222) != 0;
  return stat;
}

Io<EntryStat> MemoryFileSystem::stat(const std::string& path) const {
  if (auto entered = disk_.enter(Kind::Read); !entered) return tl::unexpected(entered.error());
  const auto id = disk_.find(root_, path);
  if (!id) return tl::unexpected(id.error());
  return stat_of(*id);
}

Io<FileReading> MemoryFileSystem::read(const std::string& path) const {
  const auto file = regular_file(path, Kind::Read);
  if (!file) return tl::unexpected(file.error());
  return FileReading{stat_of(file->node), disk_.nodes_.at(file->node).bytes};
}

Io<std::vector<FolderEntry>> MemoryFileSystem::list(const std::string& path) const {
  const auto id = folder(path, Kind::Read);
  if (!id) return tl::unexpected(id.error());
  std::vector<FolderEntry> entries;
  for (const auto& [name, node] : disk_.nodes_.at(*id).names) {
    entries.push_back({name, disk_.nodes_.at(node).kind});
  }
  return entries;
}

Io<std::unique_ptr<OpenFile>> MemoryFileSystem::create(const std::string& path, unsigned mode,
                                                       std::optional<Owner> owner) {
  const auto found = look_up(path, Kind::Change);
  if (!found) return tl::unexpected(found.error());
  if (found->node != 0) return io_error(IoCause::AlreadyThere);
  const MemoryDisk::Id id = disk_.add_node(EntryKind::File, mode);
  if (owner) disk_.nodes_.at(id).owner = *owner;
  disk_.set_names({{found->folder, found->name, id}});
  return std::make_unique<MemoryOpenFile>(disk_, id);
}

Io<std::unique_ptr<OpenFile>> MemoryFileSystem::open_for_append(const std::string& path,
                                                                std::uint64_t keep) {
  const auto file = regular_file(path, Kind::Change);
  if (!file) return tl::unexpected(file.error());
  std::string& bytes = disk_.nodes_.at(file->node).bytes;
  if (keep < bytes.size()) {
    MemoryDisk::Change change;
    change.cutting = {file->node, keep};
    disk_.changes_.push_back(std::move(change));
  }
  bytes.resize(keep);
  return std::make_unique<MemoryOpenFile>(disk_, file->node);
}

Io<void> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const auto source = existing(from, Kind::Change);
  if (!source) return tl::unexpected(source.error());
  const auto target = disk_.find_parent(root_, to);
  if (!target) return tl::unexpected(target.error());
  const MemoryDisk::Id old = disk_.child(target->first, target->second);
  if (old == source->node) return {};  // two names of one file: nothing happens, as POSIX has it
  if (old != 0 && disk_.nodes_.at(old).kind == EntryKind::Folder) {
    return io_error(IoCause::IsAFolder);
  }
  disk_.set_names(
      {{source->folder, source->name, 0}, {target->first, target->second, source->node}});
  return {};
}

Io<void> MemoryFileSystem::rename_noreplace(const std::string& from, const std::string& to) {
  if (!disk_.has_rename_flags) {
    if (auto entered = disk_.enter(Kind::Change); !entered) return entered;
    return io_error(IoCause::NotSupported);
  }
  const auto source = existing(from, Kind::Change);
  if (!source) return tl::unexpected(source.error());
  const auto target = disk_.find_parent(root_, to);
  if (!target) return tl::unexpected(target.error());
  if (disk_.child(target->first, target->second) != 0) return io_error(IoCause::AlreadyThere);
  disk_.set_names(
      {{source->folder, source->name, 0}, {target->first, target->second, source->node}});
  return {};
}

Io<void> MemoryFileSystem::rename_exchange(const std::string& a, const std::string& b) {
  if (!disk_.has_rename_flags) {
    if (auto entered = disk_.enter(Kind::Change); !entered) return entered;
    return io_error(IoCause::NotSupported);
  }
  const auto first = existing(a, Kind::Change);
  if (!first) return tl::unexpected(first.error());
  const auto at = disk_.find_parent(root_, b);
  if (!at) return tl::unexpected(at.error());
  const MemoryDisk::Id second = disk_.child(at->first, at->second);
  if (second == 0) return io_error(IoCause::NotFound);
  disk_.set_names({{first->folder, first->name, second}, {at->first, at->second, first->node}});
  return {};
}

Io<void> MemoryFileSystem::link(const std::string& from, const std::string& to) {
  const auto source = existing(from, Kind::Change);
  if (!source) return tl::unexpected(source.error());
  if (!disk_.has_links) return io_error(IoCause::NotSupported);
  const auto target = disk_.find_parent(root_, to);
  if (!target) return tl::unexpected(target.error());
  if (disk_.child(target->first, target->second) != 0) return io_error(IoCause::AlreadyThere);
  disk_.set_names({{target->first, target->second, source->node}});
  return {};
}

Io<void> MemoryFileSystem::unlink(const std::string& path) {
  const auto found = existing(path, Kind::Change);
  if (!found) return tl::unexpected(found.error());
  if (disk_.nodes_.at(found->node).kind == EntryKind::Folder) return io_error(IoCause::IsAFolder);
  disk_.set_names({{found->folder, found->name, 0}});
  return {};
}

Io<void> MemoryFileSystem::make_folder(const std::string& path, unsigned mode) {
  const auto found = look_up(path, Kind::Change);
  if (!found) return tl::unexpected(found.error());
  if (found->node != 0) return io_error(IoCause::AlreadyThere);
  const MemoryDisk::Id id = disk_.add_node(EntryKind::Folder, mode & ~022U);
  disk_.set_names({{found->folder, found->name, id}});
  return {};
}

Io<void> MemoryFileSystem::remove_folder(const std::string& path) {
  const auto found = existing(path, Kind::Change);
  if (!found) return tl::unexpected(found.error());
  const MemoryDisk::Node& node = disk_.nodes_.at(found->node);
  if (node.kind != EntryKind::Folder) return io_error(IoCause::NotAFolder);
  if (!node.names.empty()) return io_error(IoCause::NotEmpty);
  disk_.set_names({{found->folder, found->name, 0}}, found->node);
  return {};
}

Io<void> MemoryFileSystem::sync_file(const std::string& path) {
  const auto file = regular_file(path, Kind::Sync);
  if (!file) return tl::unexpected(file.error());
  return disk_.sync([&](const auto& change) { return change.touches_bytes_of(file->node); });
}

Io<void> MemoryFileSystem::sync_folder(const std::string& path) {
  const auto id = folder(path, Kind::Sync);
  if (!id) return tl::unexpected(id.error());
  return disk_.sync([&](const auto& change) { return change.touches_names_in(*id); });
}

Io<std::unique_ptr<Volume>> MemoryFileSystem::open_volume(const std::string& path) {
  const auto id = folder(path, Kind::Read);
  if (!id) return tl::unexpected(id.error());
  return std::make_unique<MemoryVolume>(disk_);
}

Io<std::unique_ptr<HeldLock>> MemoryFileSystem::try_lock(const std::string& path) {
  auto found = look_up(path, Kind::Change);
  if (!found) return tl::unexpected(found.error());
  if (found->node == 0) {
    found->node = disk_.add_node(EntryKind::File, 0600);
    disk_.set_names({{found->folder, found->name, found->node}});
  }
  if (!disk_.locked_.insert(found->node).second) return io_error(IoCause::Busy);
  return std::make_unique<MemoryLock>(disk_, found->node);
}

Io<std::unique_ptr<FileSystem>> MemoryDisk::open(const std::string& folder) {
  const auto id = find(kRoot, without_leading_slash(folder));
  if (!id) return tl::unexpected(id.error());
  if (nodes_.at(*id).kind != EntryKind::Folder) return io_error(IoCause::NotAFolder);
  return std::make_unique<MemoryFileSystem>(*this, *id);
}

Io<std::string> MemoryDiskPort::canonical(const std::string& path) const {
  auto there = kind(path);
  if (!there) return tl::unexpected(there.error());
  return path;
}

Io<EntryKind> MemoryDiskPort::kind(const std::string& path) const {
  if (path == "/") return EntryKind::Folder;
  const auto root = disk_.open("/");
  const auto stat = (*root)->stat(without_leading_slash(path));
  if (!stat) return tl::unexpected(stat.error());
  return stat->kind;
}

Io<std::string> MemoryDiskPort::read(const std::string& path) const {
  const auto root = disk_.open("/");
  auto reading = (*root)->read(without_leading_slash(path));
  if (!reading) return tl::unexpected(reading.error());
  return std::move(reading->bytes);
}

Io<std::unique_ptr<FileSystem>> MemoryDiskPort::open(const std::string& folder) const {
  return disk_.open(folder);
}

}  // namespace cfplan
