#include "apply/content.hpp"

#include "cfplan/base/digest.hpp"

namespace cfplan {

Io<Content> content_of(const FileSystem& project, const std::string& path,
                       const JournaledFile& file) {
  const auto reading = project.read(path);
  if (!reading) {
    switch (reading.error().cause) {
      case IoCause::NotFound:
      case IoCause::NotAFolder: return Content::Absent;
      case IoCause::Outside:
      case IoCause::IsAFolder: return Content::Foreign;
      default: return tl::unexpected(reading.error());
    }
  }
  const std::string digest = sha256_hex(reading->bytes);
  if (file.before && digest == file.before->sha256) return Content::Before;
  if (file.after && digest == file.after->sha256) return Content::After;
  return reading->bytes.empty() ? Content::Empty : Content::Foreign;
}

Io<bool> is_as_before(const FileSystem& project, const std::string& path,
                      const JournaledFile& file) {
  const auto reading = project.read(path);
  if (!reading) return tl::unexpected(reading.error());
  return reading->stat.mode == file.before->mode &&
         sha256_hex(reading->bytes) == file.before->sha256;
}

bool is_same_file(const FileSystem& project, const std::string& a, const std::string& b) {
  const auto first = project.stat(a);
  const auto second = project.stat(b);
  return first && second && first->inode == second->inode && first->device == second->device;
}

}  // namespace cfplan
