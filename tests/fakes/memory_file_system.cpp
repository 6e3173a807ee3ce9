// The ports of the memory disk.

#include <algorithm>

#include "cfplan/base/check.hpp"
#include "fakes/memory_disk.hpp"
#include "fakes/memory_disk_paths.hpp"

namespace cfplan {

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
  [[nodiscard]] unsigned mode_of_new_files() const override { return 0666U & ~disk_.umask; }
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
  const MemoryDisk::Id id = disk_.add_node(EntryKind::Folder, mode & ~disk_.umask);
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
  const auto id = find(kMemoryRoot, without_leading_slash(folder));
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
