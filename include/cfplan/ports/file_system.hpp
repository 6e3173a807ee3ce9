#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace cfplan {

/// Why an operation on the disk failed, as far as a caller may decide by it.
enum class IoCause {
  NotFound,
  AlreadyThere,
  NotAFolder,    ///< a part of the path is a file
  IsAFolder,     ///< a file was asked for; also any other thing that is no regular file
  NotEmpty,      ///< a folder that was to be removed
  Outside,       ///< the path would leave the root: `..`, absolute, or through a symlink
  Denied,        ///< permissions
  ReadOnly,      ///< a read-only file system
  NoSpace,       ///< bytes, inodes or quota
  NotSupported,  ///< this file system does not know the operation
  Busy,          ///< somebody else holds the lock
  Broken         ///< everything else: EIO, ESTALE, …
};

struct IoError {
  IoCause cause = IoCause::Broken;
  std::string reason;  ///< "no space left on device": lower case, without the path
  bool operator==(const IoError&) const = default;
};

template <class T>
using Io = tl::expected<T, IoError>;

enum class EntryKind { File, Folder, Symlink, Other };

struct Owner {
  std::uint32_t user = 0;
  std::uint32_t group = 0;
  bool operator==(const Owner&) const = default;
};

/// A name in a folder, and what it names (a symlink is not followed).
struct FolderEntry {
  std::string name;
  EntryKind kind = EntryKind::Other;
  bool operator==(const FolderEntry&) const = default;
};

struct EntryStat {
  EntryKind kind = EntryKind::File;
  unsigned mode = 0;  ///< the twelve permission bits
  Owner owner;
  std::uint64_t links = 1;
  std::uint64_t size = 0;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  /// Somebody has a write bit on it, and this process may write to it.
  bool writable = true;
};

/// The bytes of a file and what it was at that moment, both from one open file.
struct FileReading {
  EntryStat stat;
  std::string bytes;
};

/// A file open for appending. Closed when it goes.
class OpenFile {
 public:
  virtual ~OpenFile() = default;
  /// All of `bytes`, or an error; after an error any prefix of them may have been written.
  [[nodiscard]] virtual Io<void> append(std::string_view bytes) = 0;
  /// The bytes are durable when this succeeds. A failure must not be tried again: the system may
  /// have thrown the bytes away and would then report success. The name is not made durable.
  [[nodiscard]] virtual Io<void> sync() = 0;
  /// Lets the disk begin, so that a later sync of the file or its volume waits less. Promises
  /// nothing; what fails is told by that sync.
  virtual void start_writeback() = 0;
};

/// One file system, opened before the first write so that it sees every later write error.
class Volume {
 public:
  virtual ~Volume() = default;
  /// Everything written to the file system so far, bytes and names, is durable when this succeeds.
  [[nodiscard]] virtual Io<void> sync() = 0;
};

/// An exclusive lock on a file; let go when it goes, and by the system when the process dies.
class HeldLock {
 public:
  virtual ~HeldLock() = default;
  /// Replaces what the lock file says.
  [[nodiscard]] virtual Io<void> write(std::string_view text) = 0;
};

/// One folder of the disk and all beneath it: the one seam for everything that a transaction does
/// to the disk. Paths are relative, with `/` between; the empty path is the root itself. No path
/// leaves the root and no symlink is followed, not even as the last part: cause `Outside`, before
/// anything is touched. Signals do not interrupt an operation and short writes are completed.
/// Nothing is durable before a sync of the file (its bytes), of the folder (the names in it) or of
/// the volume (both) has succeeded; until then a power cut may lose any part of what was done.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The entry itself; a symlink is one.
  [[nodiscard]] virtual Io<EntryStat> stat(const std::string& path) const = 0;
  /// A regular file, whole. `Outside` for a symlink, `IsAFolder` for anything else.
  [[nodiscard]] virtual Io<FileReading> read(const std::string& path) const = 0;
  /// What is in a folder, sorted by name, without `.` and `..`.
  [[nodiscard]] virtual Io<std::vector<FolderEntry>> list(const std::string& folder) const = 0;

  /// A new empty file with exactly this mode; `AlreadyThere` when the name is taken. The owner is
  /// set where the process may do so and is left as it comes otherwise.
  [[nodiscard]] virtual Io<std::unique_ptr<OpenFile>> create(const std::string& path, unsigned mode,
                                                             std::optional<Owner> owner) = 0;
  /// An existing file, cut to its first `keep` bytes (which it must have).
  [[nodiscard]] virtual Io<std::unique_ptr<OpenFile>> open_for_append(const std::string& path,
                                                                      std::uint64_t keep) = 0;
  /// Atomic; what `to` was is gone.
  [[nodiscard]] virtual Io<void> rename(const std::string& from, const std::string& to) = 0;
  /// Atomic; `AlreadyThere` when `to` is taken, `NotSupported` on many network file systems.
  [[nodiscard]] virtual Io<void> rename_noreplace(const std::string& from,
                                                  const std::string& to) = 0;
  /// Atomic: each gets the other's name. `NotSupported` on many network file systems.
  [[nodiscard]] virtual Io<void> rename_exchange(const std::string& a, const std::string& b) = 0;
  /// A second name for a file; `AlreadyThere` when it is taken, `NotSupported` without hard links.
  [[nodiscard]] virtual Io<void> link(const std::string& from, const std::string& to) = 0;
  /// Removes the name of a file or symlink.
  [[nodiscard]] virtual Io<void> unlink(const std::string& path) = 0;
  /// Of a new file as the user's other programs make it: 0666 less the process's umask.
  [[nodiscard]] virtual unsigned mode_of_new_files() const = 0;
  /// A new folder, its mode less the process's umask; its parent must be there.
  [[nodiscard]] virtual Io<void> make_folder(const std::string& path, unsigned mode) = 0;
  /// An empty folder; `NotEmpty` otherwise.
  [[nodiscard]] virtual Io<void> remove_folder(const std::string& path) = 0;

  /// The bytes of a file are durable; as OpenFile::sync.
  [[nodiscard]] virtual Io<void> sync_file(const std::string& path) = 0;
  /// The names in a folder (not those in its sub-folders) are durable.
  [[nodiscard]] virtual Io<void> sync_folder(const std::string& path) = 0;
  /// The file system that a folder is on.
  [[nodiscard]] virtual Io<std::unique_ptr<Volume>> open_volume(const std::string& folder) = 0;

  /// Creates the file (mode 0600) when it is missing and locks it; `Busy` at once when another
  /// process or another HeldLock of this one has it.
  [[nodiscard]] virtual Io<std::unique_ptr<HeldLock>> try_lock(const std::string& path) = 0;
};

/// The disk as a whole, by absolute paths: only for finding the folders to work in. Reads only.
class Disk {
 public:
  virtual ~Disk() = default;
  /// The path with every symlink resolved; it must exist.
  [[nodiscard]] virtual Io<std::string> canonical(const std::string& path) const = 0;
  /// Follows symlinks.
  [[nodiscard]] virtual Io<EntryKind> kind(const std::string& path) const = 0;
  /// A small text file (up to 64 KiB are read); follows symlinks.
  [[nodiscard]] virtual Io<std::string> read(const std::string& path) const = 0;
  /// An existing folder, to work beneath it.
  [[nodiscard]] virtual Io<std::unique_ptr<FileSystem>> open(const std::string& folder) const = 0;
};

}  // namespace cfplan
