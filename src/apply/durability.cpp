#include "apply/durability.hpp"

#include <cstdint>
#include <utility>

#include "apply/paths.hpp"

namespace cfplan {
namespace {

std::set<std::string> folders_with_names_of(const Journal& journal) {
  std::set<std::string> folders;
  for (const JournaledFile& file : journal.files) folders.insert(folder_of(file.path));
  for (const std::string& path : journal.made_folders) folders.insert(folder_of(path));
  for (const std::string& path : journal.removed_folders) folders.insert(folder_of(path));
  return folders;
}

/// A folder that is yet to be made is on the file system of the nearest one that is there.
struct NearestFolder {
  std::string path;
  std::uint64_t device = 0;
};

Io<NearestFolder> nearest_folder(const FileSystem& project, std::string path) {
  while (true) {
    const auto stat = project.stat(path);
    if (stat) return NearestFolder{std::move(path), stat->device};
    if (stat.error().cause != IoCause::NotFound || path.empty()) {
      return tl::unexpected(stat.error());
    }
    path = folder_of(path);
  }
}

}  // namespace

Io<Durability> Durability::prepare(FileSystem& project, const Journal& journal) {
  Durability durability(project);
  durability.folders_ = folders_with_names_of(journal);
  if (journal.files.size() <= kMostFilesSyncedSingly) return durability;
  std::set<std::uint64_t> devices;
  for (const std::string& path : durability.folders_) {
    const auto folder = nearest_folder(project, path);
    if (!folder) return tl::unexpected(folder.error());
    if (!devices.insert(folder->device).second) continue;
    auto volume = project.open_volume(folder->path);
    if (!volume) return tl::unexpected(volume.error());
    durability.volumes_.push_back(std::move(*volume));
  }
  return durability;
}

Io<void> Durability::sync_files(const std::vector<std::unique_ptr<OpenFile>>& files) {
  for (const auto& file : files) {
    if (auto synced = file->sync(); !synced) return synced;
  }
  return sync_names();
}

Io<void> Durability::sync_names() {
  for (const auto& volume : volumes_) {
    if (auto synced = volume->sync(); !synced) return synced;
  }
  if (!volumes_.empty()) return {};
  for (const std::string& folder : folders_) {
    auto synced = project_->sync_folder(folder);
    if (!synced && synced.error().cause != IoCause::NotFound) return synced;
  }
  return {};
}

}  // namespace cfplan
