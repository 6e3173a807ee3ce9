#include "fakes/memory_disk_paths.hpp"

#include <algorithm>

namespace cfplan {

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

std::string without_leading_slash(const std::string& path) {
  return path.starts_with('/') ? path.substr(1) : path;
}

}  // namespace cfplan
