#include "cfplan/providers/posix_file_system.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "providers/host/beneath.hpp"
#include "providers/host/descriptor.hpp"
#include "providers/host/posix_handles.hpp"

namespace cfplan {
namespace {

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::File;
  if (S_ISDIR(mode)) return EntryKind::Folder;
  if (S_ISLNK(mode)) return EntryKind::Symlink;
  return EntryKind::Other;
}

// Asks the file system only where the folder itself does not say; nothing when the entry is gone.
std::optional<EntryKind> kind_of(int folder, const dirent64& entry) {
  if (entry.d_type != DT_UNKNOWN) return kind_of(static_cast<mode_t>(DTTOIF(entry.d_type)));
  struct stat raw {};
  if (::fstatat(folder, entry.d_name, &raw, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return kind_of(raw.st_mode);
}

EntryStat entry_stat(const struct stat& raw) {
  EntryStat stat;
  stat.kind = kind_of(raw.st_mode);
  stat.mode = raw.st_mode & 07777;
  stat.owner = {raw.st_uid, raw.st_gid};
  stat.links = raw.st_nlink;
  stat.size = static_cast<std::uint64_t>(raw.st_size);
  stat.device = raw.st_dev;
  stat.inode = raw.st_ino;
  stat.writable = (raw.st_mode & 0222) != 0;
  return stat;
}

struct RegularFile {
  Descriptor descriptor;
  struct stat raw {};
};

class PosixFileSystem final : public FileSystem {
 public:
  explicit PosixFileSystem(Descriptor root) : root_(std::move(root)) {}

  Io<EntryStat> stat(const std::string& path) const override;
  Io<FileReading> read(const std::string& path) const override;
  Io<std::vector<FolderEntry>> list(const std::string& folder) const override;
  Io<std::unique_ptr<OpenFile>> create(const std::string& path, unsigned mode,
                                       std::optional<Owner> owner) override;
  Io<std::unique_ptr<OpenFile>> open_for_append(const std::string& path,
                                                std::uint64_t keep) override;
  Io<void> rename(const std::string& from, const std::string& to) override {
    return rename_with(from, to, 0);
  }
  Io<void> rename_noreplace(const std::string& from, const std::string& to) override {
    return rename_with(from, to, RENAME_NOREPLACE);
  }
  Io<void> rename_exchange(const std::string& a, const std::string& b) override {
    return rename_with(a, b, RENAME_EXCHANGE);
  }
  Io<void> link(const std::string& from, const std::string& to) override;
  Io<void> unlink(const std::string& path) override;
  Io<void> make_folder(const std::string& path, unsigned mode) override;
  Io<void> remove_folder(const std::string& path) override;
  Io<void> sync_file(const std::string& path) override;
  Io<void> sync_folder(const std::string& path) override;
  Io<std::unique_ptr<Volume>> open_volume(const std::string& folder) override;
  Io<std::unique_ptr<HeldLock>> try_lock(const std::string& path) override;

 private:
  [[nodiscard]] Io<OpenParent> parent(const std::string& path) const {
    return open_parent(root_.get(), path);
  }
  [[nodiscard]] Io<RegularFile> open_file(const std::string& path, int flags) const;
  Io<void> rename_with(const std::string& from, const std::string& to, unsigned flags);

  Descriptor root_;
};

Io<EntryStat> PosixFileSystem::stat(const std::string& path) const {
  struct stat raw {};
  if (path.empty()) {
    if (::fstat(root_.get(), &raw) != 0) return failed();
    EntryStat stat = entry_stat(raw);
    stat.writable = stat.writable && ::faccessat(root_.get(), ".", W_OK, AT_EACCESS) == 0;
    return stat;
  }
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  if (::fstatat(at->fd, at->name.c_str(), &raw, AT_SYMLINK_NOFOLLOW) != 0) return failed();
  EntryStat stat = entry_stat(raw);
  if (stat.writable && stat.kind != EntryKind::Symlink) {
    stat.writable = ::faccessat(at->fd, at->name.c_str(), W_OK, AT_EACCESS) == 0;
  }
  return stat;
}

/// A regular file and nothing else; a pipe or a device is never waited for.
Io<RegularFile> PosixFileSystem::open_file(const std::string& path, int flags) const {
  auto opened =
      open_beneath(root_.get(), path, flags | O_NONBLOCK | O_CLOEXEC, BeneathMethod::Openat2);
  if (!opened) return tl::unexpected(opened.error());
  RegularFile file{std::move(*opened), {}};
  if (::fstat(file.descriptor.get(), &file.raw) != 0) return failed();
  if (!S_ISREG(file.raw.st_mode)) {
    return tl::unexpected(IoError{IoCause::IsAFolder, "not a regular file"});
  }
  return file;
}

Io<FileReading> PosixFileSystem::read(const std::string& path) const {
  const auto file = open_file(path, O_RDONLY);
  if (!file) return tl::unexpected(file.error());
  auto bytes = read_all(file->descriptor.get(), static_cast<std::size_t>(file->raw.st_size),
                        std::size_t{1} << 40);
  if (!bytes) return tl::unexpected(bytes.error());
  return FileReading{entry_stat(file->raw), std::move(*bytes)};
}

// Not by readdir, which allocates 32 KiB and asks for more of each folder: a project has thousands.
Io<std::vector<FolderEntry>> PosixFileSystem::list(const std::string& folder) const {
  const auto opened = open_folder(root_.get(), folder);
  if (!opened) return tl::unexpected(opened.error());
  std::vector<FolderEntry> entries;
  alignas(dirent64) std::array<char, 4096> read{};
  while (true) {
    const ssize_t size =
        uninterrupted([&] { return ::getdents64(opened->get(), read.data(), read.size()); });
    if (size < 0) return failed();
    if (size == 0) break;
    for (const char* at = read.data(); at < read.data() + size;) {
      const auto* const entry = reinterpret_cast<const dirent64*>(at);
      at += entry->d_reclen;
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      if (const auto kind = kind_of(opened->get(), *entry)) {
        entries.push_back({std::string(name), *kind});
      }
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

Io<std::unique_ptr<OpenFile>> PosixFileSystem::create(const std::string& path, unsigned mode,
                                                      std::optional<Owner> owner) {
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  // Private until it is what it should be.
  Descriptor file(uninterrupted([&] {
    return ::openat(at->fd, at->name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    0600);
  }));
  if (!file.is_open()) return failed();
  struct stat raw {};
  if (::fstat(file.get(), &raw) != 0) return failed();
  // Before the mode, since a change of owner clears the set-id bits; refused for most users.
  if (owner && *owner != Owner{raw.st_uid, raw.st_gid} &&
      ::fchown(file.get(), owner->user, owner->group) != 0 && errno != EPERM) {
    return failed();
  }
  if (mode != 0600 && ::fchmod(file.get(), mode) != 0) return failed();
  return make_open_file(std::move(file));
}

Io<std::unique_ptr<OpenFile>> PosixFileSystem::open_for_append(const std::string& path,
                                                               std::uint64_t keep) {
  auto file = open_file(path, O_WRONLY | O_APPEND);
  if (!file) return tl::unexpected(file.error());
  if (::ftruncate(file->descriptor.get(), static_cast<off_t>(keep)) != 0) return failed();
  return make_open_file(std::move(file->descriptor));
}

Io<void> PosixFileSystem::rename_with(const std::string& from, const std::string& to,
                                      unsigned flags) {
  const auto parents = open_parents(root_.get(), from, to);
  if (!parents) return tl::unexpected(parents.error());
  const auto& [source, target] = *parents;
  if (flags == 0) {
    return done_or_failed(
        ::renameat(source.fd, source.name.c_str(), target.fd, target.name.c_str()));
  }
  return done_or_failed(
      ::renameat2(source.fd, source.name.c_str(), target.fd, target.name.c_str(), flags));
}

Io<void> PosixFileSystem::link(const std::string& from, const std::string& to) {
  const auto parents = open_parents(root_.get(), from, to);
  if (!parents) return tl::unexpected(parents.error());
  const auto& [source, target] = *parents;
  if (::linkat(source.fd, source.name.c_str(), target.fd, target.name.c_str(), 0) == 0) {
    return {};
  }
  // File systems without hard links say EPERM.
  if (errno == EPERM) return tl::unexpected(IoError{IoCause::NotSupported, last_error().reason});
  return failed();
}

Io<void> PosixFileSystem::unlink(const std::string& path) {
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  return done_or_failed(::unlinkat(at->fd, at->name.c_str(), 0));
}

Io<void> PosixFileSystem::make_folder(const std::string& path, unsigned mode) {
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  return done_or_failed(::mkdirat(at->fd, at->name.c_str(), mode));
}

Io<void> PosixFileSystem::remove_folder(const std::string& path) {
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  if (::unlinkat(at->fd, at->name.c_str(), AT_REMOVEDIR) == 0) return {};
  if (errno == EEXIST) errno = ENOTEMPTY;
  return failed();
}

Io<void> PosixFileSystem::sync_file(const std::string& path) {
  const auto file = open_file(path, O_RDONLY);
  if (!file) return tl::unexpected(file.error());
  return done_or_failed(::fsync(file->descriptor.get()));
}

Io<void> PosixFileSystem::sync_folder(const std::string& path) {
  const auto folder = open_folder(root_.get(), path);
  if (!folder) return tl::unexpected(folder.error());
  if (::fsync(folder->get()) == 0) return {};
  // Some network file systems have no such thing for a folder: their servers do it by themselves.
  if (errno == EINVAL || errno == EBADF) return {};
  return failed();
}

Io<std::unique_ptr<Volume>> PosixFileSystem::open_volume(const std::string& folder) {
  auto opened = open_folder(root_.get(), folder);
  if (!opened) return tl::unexpected(opened.error());
  return make_volume(std::move(*opened));
}

Io<std::unique_ptr<HeldLock>> PosixFileSystem::try_lock(const std::string& path) {
  const auto at = parent(path);
  if (!at) return tl::unexpected(at.error());
  Descriptor file(uninterrupted([&] {
    return ::openat(at->fd, at->name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  }));
  if (!file.is_open()) return failed();
  return lock_file(std::move(file));
}

class PosixDisk final : public Disk {
 public:
  Io<std::string> canonical(const std::string& path) const override {
    char* const resolved = ::realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return failed();
    std::string result = resolved;
    std::free(resolved);
    return result;
  }

  Io<EntryKind> kind(const std::string& path) const override {
    struct stat raw {};
    if (::stat(path.c_str(), &raw) != 0) return failed();
    return kind_of(raw.st_mode);
  }

  Io<std::string> read(const std::string& path) const override {
    const Descriptor file(
        uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC); }));
    if (!file.is_open()) return failed();
    constexpr std::size_t kSmall = std::size_t{64} * 1024;
    return read_all(file.get(), 4096, kSmall);
  }

  Io<std::unique_ptr<FileSystem>> open(const std::string& folder) const override {
    Descriptor root(
        uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!root.is_open()) return failed();
    return std::make_unique<PosixFileSystem>(std::move(root));
  }
};

}  // namespace

std::unique_ptr<Disk> make_posix_disk() { return std::make_unique<PosixDisk>(); }

}  // namespace cfplan
