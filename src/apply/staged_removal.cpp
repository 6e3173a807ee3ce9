#include "apply/staged_removal.hpp"
#include "apply/run_diagnostics.hpp"

#include <utility>

#include "apply/paths.hpp"

namespace cfplan {
namespace {

Io<void> rescue(FileSystem& project, const JournaledFile& file, const std::string& name,
                const std::string& run, Diagnostics& diagnostics) {
  const std::string rescued = file.path + ".saved-" + run;
  auto moved = project.rename_noreplace(name, rescued);
  if (!moved && moved.error().cause == IoCause::NotSupported) moved = project.rename(name, rescued);
  if (!moved) return moved;
  Diagnostic diagnostic =
      about_file("CFP5034", "somebody saved \"" + file.path + "\" while it was being replaced",
                 file.path, "their version is in \"" + rescued + "\": compare, then remove it");
  diagnostic.severity = Severity::Warning;
  diagnostics.push_back(std::move(diagnostic));
  return {};
}

}  // namespace

Io<void> unlink_if_there(FileSystem& files, const std::string& path) {
  auto removed = files.unlink(path);
  if (removed || removed.error().cause == IoCause::NotFound ||
      removed.error().cause == IoCause::NotAFolder) {
    return {};
  }
  return removed;
}

Io<void> remove_or_rescue(FileSystem& project, const JournaledFile& file, Content expected,
                          const std::string& run, Diagnostics& diagnostics) {
  const auto content = content_of(project, file.staged, file);
  if (!content) return tl::unexpected(content.error());
  if (*content == Content::Absent) return {};
  if (*content == expected || *content == Content::Empty) {
    return unlink_if_there(project, file.staged);
  }
  return rescue(project, file, file.staged, run, diagnostics);
}

Io<void> remove_passing_names(FileSystem& project, const JournaledFile& file,
                              const std::string& run, Diagnostics& diagnostics) {
  if (!file.before) return {};
  if (auto removed = unlink_if_there(project, image_name(file.staged)); !removed) return removed;
  const std::string displaced = displaced_name(file.staged);
  const auto content = content_of(project, displaced, file);
  if (!content) return tl::unexpected(content.error());
  if (*content == Content::Absent) return {};
  if (*content == Content::Before || is_same_file(project, displaced, file.path)) {
    return unlink_if_there(project, displaced);
  }
  return rescue(project, file, displaced, run, diagnostics);
}

}  // namespace cfplan
