#include "providers/host/posix_entries.hpp"

#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "providers/host/descriptor.hpp"
#include "providers/host/posix_handles.hpp"

namespace cfplan {
namespace {

// Asks the file system only where the folder itself does not say; nothing when the entry is gone.
std::optional<EntryKind> kind_in(int folder, const dirent64& entry) {
  if (entry.d_type != DT_UNKNOWN) return kind_of(static_cast<mode_t>(DTTOIF(entry.d_type)));
  struct stat raw {};
  if (::fstatat(folder, entry.d_name, &raw, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return kind_of(raw.st_mode);
}

}  // namespace

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::File;
  if (S_ISDIR(mode)) return EntryKind::Folder;
  if (S_ISLNK(mode)) return EntryKind::Symlink;
  return EntryKind::Other;
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

// Not by readdir, which allocates 32 KiB and asks for more of each folder: a project has thousands.
Io<std::vector<FolderEntry>> list_entries(int folder) {
  std::vector<FolderEntry> entries;
  alignas(dirent64) std::array<char, 4096> read{};
  while (true) {
    const ssize_t size =
        uninterrupted([&] { return ::getdents64(folder, read.data(), read.size()); });
    if (size < 0) return failed();
    if (size == 0) break;
    for (const char* at = read.data(); at < read.data() + size;) {
      const auto* const entry = reinterpret_cast<const dirent64*>(at);
      at += entry->d_reclen;
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      if (const auto kind = kind_in(folder, *entry)) {
        entries.push_back({std::string(name), *kind});
      }
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
  return entries;
}

}  // namespace cfplan
