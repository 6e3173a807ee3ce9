#include "cfplan/providers/host/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "cfplan/base/text.hpp"
#include "providers/host/descriptor.hpp"

namespace cfplan {
namespace {

constexpr mode_t kPermissionBits = 07777;
constexpr mode_t kNewFileMode = 0644;

std::string reason(int error) { return lower_ascii(std::generic_category().message(error)); }

CouldNotTell unreadable(const std::string& path, const std::string& why) {
  Diagnostic diagnostic{.code = "CFP4051", .message = "cannot read " + visible(path) + ": " + why};
  diagnostic.hint = "name a regular file that this user may read";
  return {std::move(diagnostic)};
}

tl::unexpected<Error> unwritable(const std::string& path, int error) {
  Diagnostic diagnostic{.code = "CFP4052",
                        .message = "cannot write " + visible(path) + ": " + reason(error)};
  diagnostic.hint = "make the file and its folder writable, or free some space; it is as it was";
  return fail(std::move(diagnostic));
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// The file behind a symlink is the one to be replaced, not the link.
std::string behind_links(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string target = resolved;
  std::free(resolved);
  return target;
}

// Into a device or a pipe, which nothing may take the place of.
Result<void> write_into(const std::string& path, std::string_view bytes) {
  const Descriptor file(
      uninterrupted([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); }));
  if (!file.is_open() || !write_all(file.get(), bytes)) return unwritable(path, errno);
  return {};
}

}  // namespace

Answer<std::string> read_whole_file(const std::string& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return Absent{};
    return unreadable(path, reason(errno));
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return unreadable(path, reason(errno));
  if (!S_ISREG(status.st_mode)) return unreadable(path, "it is no regular file");
  std::string bytes;
  std::array<char, 64 * 1024> buffer{};
  for (;;) {
    const ssize_t count =
        uninterrupted([&] { return ::read(file.get(), buffer.data(), buffer.size()); });
    if (count < 0) return unreadable(path, reason(errno));
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      return unreadable(path, "it is longer than " + std::to_string(limit) + " bytes");
    }
  }
}

bool is_regular_file(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

Result<void> replace_whole_file(const std::string& path, std::string_view bytes) {
  const std::string target = behind_links(path);
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return write_into(path, bytes);
  std::string staged = target + ".XXXXXX";
  const Descriptor file(::mkostemp(staged.data(), O_CLOEXEC));
  if (!file.is_open()) return unwritable(path, errno);
  const bool stored =
      write_all(file.get(), bytes) &&
      ::fchmod(file.get(), exists ? status.st_mode & kPermissionBits : kNewFileMode) == 0 &&
      ::fsync(file.get()) == 0 && std::rename(staged.c_str(), target.c_str()) == 0;
  if (!stored) {
    const int error = errno;
    ::unlink(staged.c_str());
    return unwritable(path, error);
  }
  const Descriptor folder(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) ::fsync(folder.get());
  return {};
}

}  // namespace cfplan
