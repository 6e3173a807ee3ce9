#include "cfplan/providers/host/posix_secret_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

#include "providers/host/descriptor.hpp"

namespace cfplan {
namespace {

constexpr off_t kLargestFile = 1 << 20;

CouldNotTell could_not_read(std::string why) {
  return CouldNotTell{{.code = "CFP6103", .message = std::move(why)}};
}

Answer<Sensitive> read_all(int descriptor, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got =
        uninterrupted([&] { return ::read(descriptor, bytes.data() + have, size - have); });
    if (got < 0) {
      const std::string why = std::strerror(errno);
      ::explicit_bzero(bytes.data(), bytes.size());
      return could_not_read(why);
    }
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return Sensitive(std::move(bytes));
}

Answer<Sensitive> read_regular(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return could_not_read(std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return could_not_read("it is no regular file");
  if (status.st_size > kLargestFile) return could_not_read("it is larger than 1 MiB");
  return read_all(descriptor, static_cast<std::size_t>(status.st_size));
}

// Only an absolute path may name a file outside: a relative one must stay inside, also behind the
// project's symlinks.
bool stays_inside(const std::filesystem::path& root, const std::filesystem::path& path) {
  std::error_code error;
  const auto real_root = std::filesystem::weakly_canonical(root, error);
  if (error) return false;
  const auto real_path = std::filesystem::weakly_canonical(root / path, error);
  if (error) return false;
  const auto relative = real_path.lexically_relative(real_root);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

Answer<Sensitive> PosixSecretFiles::read(const std::string& path) const {
  const bool is_absolute = path.starts_with('/');
  if (!is_absolute && !stays_inside(root_, path)) {
    return could_not_read("it is outside the project; name it by its absolute path");
  }
  const std::string whole = is_absolute ? path : root_ + "/" + path;
  // O_NONBLOCK: a FIFO in its place must not hold up the run.
  const int descriptor = ::open(whole.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Absent{};
    return could_not_read(std::strerror(errno));
  }
  Answer<Sensitive> answer = read_regular(descriptor);
  ::close(descriptor);
  return answer;
}

}  // namespace cfplan
