#include "cli/project/new_file.hpp"

#include <memory>

namespace cfplan {
namespace {

Io<void> write_staged(FileSystem& project, const std::string& staged, std::string_view bytes) {
  auto file = project.create(staged, project.mode_of_new_files(), std::nullopt);
  if (!file) return tl::unexpected(file.error());
  if (auto written = (*file)->append(bytes); !written) return written;
  return (*file)->sync();
}

Io<void> give_name(FileSystem& project, const std::string& staged, const std::string& path) {
  const Io<void> renamed = project.rename_noreplace(staged, path);
  if (renamed || renamed.error().cause != IoCause::NotSupported) return renamed;
  if (auto linked = project.link(staged, path); !linked) return linked;
  return project.unlink(staged);
}

}  // namespace

Io<void> write_new_file(FileSystem& project, const std::string& path, std::string_view bytes) {
  const std::size_t name = path.rfind('/') + 1;
  const std::string staged = path.substr(0, name) + "." + path.substr(name) + ".cfplan-new";
  // Of an import that was killed.
  (void)project.unlink(staged);
  Io<void> done = write_staged(project, staged, bytes);
  if (done) done = give_name(project, staged, path);
  if (!done) {
    (void)project.unlink(staged);
    return done;
  }
  return project.sync_folder(path.substr(0, name == 0 ? 0 : name - 1));
}

}  // namespace cfplan
