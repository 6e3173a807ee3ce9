#include "providers/host/posix_file_system.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdio>

#include "providers/host/beneath.hpp"
#include "providers/host/descriptor.hpp"
#include "providers/host/posix_entries.hpp"
#include "providers/host/posix_handles.hpp"

namespace cfplan {
namespace {

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
  [[nodiscard]] unsigned mode_of_new_files() const override;
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

Io<std::vector<FolderEntry>> PosixFileSystem::list(const std::string& folder) const {
  const auto opened = open_folder(root_.get(), folder);
  if (!opened) return tl::unexpected(opened.error());
  return list_entries(opened->get());
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

unsigned PosixFileSystem::mode_of_new_files() const {
  const mode_t mask = ::umask(0077);  // there is no other way to read it
  ::umask(mask);
  return 0666U & ~static_cast<unsigned>(mask);
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

}  // namespace

std::unique_ptr<FileSystem> make_posix_file_system(Descriptor root) {
  return std::make_unique<PosixFileSystem>(std::move(root));
}

}  // namespace cfplan
