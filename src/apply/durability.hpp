#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "apply/journal.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Up to so many files each is synced by itself; above, whole file systems are, so that the number
/// of sync calls does not grow with the files (measured: fsync costs 11 to 14 times the work).
inline constexpr std::size_t kMostFilesSyncedSingly = 64;

/// How the files and names of one run are made durable. Made before its first write.
class Durability {
 public:
  [[nodiscard]] static Io<Durability> prepare(FileSystem& project, const Journal& journal);

  /// Files are to be synced one by one, by `sync_files`.
  [[nodiscard]] bool singly() const { return volumes_.empty(); }
  /// The bytes of the staged files and the names of the run. `files` are all of them when they are
  /// synced singly, and none otherwise.
  [[nodiscard]] Io<void> sync_files(const std::vector<std::unique_ptr<OpenFile>>& files);
  /// The names in all folders of the run that are there.
  [[nodiscard]] Io<void> sync_names();

 private:
  explicit Durability(FileSystem& project) : project_(&project) {}
  FileSystem* project_;
  std::set<std::string> folders_;
  std::vector<std::unique_ptr<Volume>> volumes_;
};

}  // namespace cfplan
