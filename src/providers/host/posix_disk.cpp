#include "cfplan/providers/posix_disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>

#include "providers/host/beneath.hpp"
#include "providers/host/descriptor.hpp"
#include "providers/host/posix_entries.hpp"
#include "providers/host/posix_file_system.hpp"
#include "providers/host/posix_handles.hpp"

namespace cfplan {
namespace {

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
    return make_posix_file_system(std::move(root));
  }
};

}  // namespace

std::unique_ptr<Disk> make_posix_disk() { return std::make_unique<PosixDisk>(); }

}  // namespace cfplan
