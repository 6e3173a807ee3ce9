#include "providers/host/beneath.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <atomic>
#include <cctype>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

namespace cfplan {
namespace {

IoCause cause_of(int error) {
  switch (error) {
    case ENOENT: return IoCause::NotFound;
    case EEXIST: return IoCause::AlreadyThere;
    case ENOTDIR: return IoCause::NotAFolder;
    case EISDIR: return IoCause::IsAFolder;
    case ENOTEMPTY: return IoCause::NotEmpty;
    case ELOOP:
    case EXDEV: return IoCause::Outside;
    case EACCES:
    case EPERM: return IoCause::Denied;
    case EROFS: return IoCause::ReadOnly;
    case ENOSPC:
    case EDQUOT: return IoCause::NoSpace;
    case EINVAL:
    case ENOSYS:
    case EOPNOTSUPP: return IoCause::NotSupported;
    case EWOULDBLOCK: return IoCause::Busy;
    default: return IoCause::Broken;
  }
}

tl::unexpected<IoError> outside() {
  return tl::unexpected(IoError{IoCause::Outside, "the path leaves the project folder"});
}

bool is_plain(std::string_view component) {
  return !component.empty() && component != "." && component != ".." &&
         component.find('\0') == std::string_view::npos;
}

struct SplitPath {
  std::optional<std::string_view> folder;  ///< none: the root
  std::string_view name;
};

SplitPath split_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {std::nullopt, path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

/// Every part a plain name: what a path that stays inside looks like before anything is opened.
bool stays_inside(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_plain(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

Io<Descriptor> open_component(int folder, const std::string& name, int flags) {
  const int fd = uninterrupted([&] { return ::openat(folder, name.c_str(), flags | O_NOFOLLOW); });
  if (fd >= 0) return Descriptor(fd);
  const IoError error = last_error();
  struct stat entry {};
  // With O_DIRECTORY a symlink is reported as "not a directory".
  if (error.cause == IoCause::NotAFolder &&
      ::fstatat(folder, name.c_str(), &entry, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(entry.st_mode)) {
    return outside();
  }
  return tl::unexpected(error);
}

Io<Descriptor> walk(int root, std::string_view path, int flags) {
  Descriptor folder;
  int at = root;
  while (true) {
    const std::size_t slash = path.find('/');
    const bool last = slash == std::string_view::npos;
    const int step = last ? flags : O_PATH | O_DIRECTORY | O_CLOEXEC;
    auto next = open_component(at, std::string(path.substr(0, slash)), step);
    if (!next || last) return next;
    folder = std::move(*next);
    at = folder.get();
    path.remove_prefix(slash + 1);
  }
}

std::atomic<bool> openat2_is_refused = false;

bool refuses_openat2(int error) { return error == ENOSYS || error == EPERM || error == E2BIG; }

long ask_openat2(int root, const std::string& path, int flags) {
  open_how how{};
  // Without O_NOFOLLOW: with it a symlink would be "not a directory" instead of refused as one.
  how.flags = static_cast<unsigned>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  const auto asked = [&] { return ::syscall(SYS_openat2, root, path.c_str(), &how, sizeof how); };
  long fd = uninterrupted(asked);
  // EAGAIN: something was renamed during the look-up, and the kernel could not be sure.
  for (int i = 0; i < kMostRepetitions && fd == -1 && errno == EAGAIN; ++i) {
    fd = uninterrupted(asked);
  }
  return fd;
}

}  // namespace

IoError last_error() {
  const int error = errno;
  std::string reason = std::generic_category().message(error);
  if (!reason.empty()) {
    reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  }
  return {cause_of(error), std::move(reason)};
}

Io<Descriptor> open_beneath(int root, const std::string& path, int flags, BeneathMethod method) {
  if (!stays_inside(path)) return outside();
  if (method == BeneathMethod::Walk || openat2_is_refused) return walk(root, path, flags);
  const long fd = ask_openat2(root, path, flags);
  if (fd >= 0) return Descriptor(static_cast<int>(fd));
  if (refuses_openat2(errno)) openat2_is_refused = true;
  // Where something is renamed all the time the kernel may never be sure; the walk need not be.
  if (openat2_is_refused || errno == EAGAIN) return walk(root, path, flags);
  return tl::unexpected(last_error());
}

Io<Descriptor> open_folder(int root, const std::string& path) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  if (!path.empty()) return open_beneath(root, path, flags, BeneathMethod::Openat2);
  const int fd = uninterrupted([&] { return ::openat(root, ".", flags); });
  if (fd < 0) return tl::unexpected(last_error());
  return Descriptor(fd);
}

Io<OpenParent> open_parent(int root, const std::string& path) {
  const SplitPath split = split_path(path);
  if (!is_plain(split.name)) return outside();
  if (!split.folder) return OpenParent{Descriptor(), root, std::string(split.name)};
  auto folder = open_beneath(root, std::string(*split.folder), O_PATH | O_DIRECTORY | O_CLOEXEC,
                             BeneathMethod::Openat2);
  if (!folder) return tl::unexpected(folder.error());
  const int fd = folder->get();
  return OpenParent{std::move(*folder), fd, std::string(split.name)};
}

Io<std::pair<OpenParent, OpenParent>> open_parents(int root, const std::string& from,
                                                   const std::string& to) {
  auto source = open_parent(root, from);
  if (!source) return tl::unexpected(source.error());
  const SplitPath split = split_path(to);
  if (split.folder == split_path(from).folder && is_plain(split.name)) {
    OpenParent target{Descriptor(), source->fd, std::string(split.name)};
    return std::pair(std::move(*source), std::move(target));
  }
  auto target = open_parent(root, to);
  if (!target) return tl::unexpected(target.error());
  return std::pair(std::move(*source), std::move(*target));
}

}  // namespace cfplan
