#pragma once

#include <string>
#include <vector>

#include "cfplan/base/answer.hpp"
#include "cfplan/base/file_state.hpp"

namespace cfplan {

struct FileContent {
  std::string bytes;
  FileState state;
};

/// Reads files of one project. Paths are relative to its root with `/` between; none may leave it,
/// not by `..` and not through a symlink (a CouldNotTell answer with code CFP2001).
class ProjectFiles {
 public:
  virtual ~ProjectFiles() = default;
  /// Absent when nothing is there; CouldNotTell when it is a folder, unreadable, or outside.
  [[nodiscard]] virtual Answer<FileContent> read(const std::string& path) const = 0;
  /// Names in a folder, sorted: of folders with a `/` at the end, else of whatever is there.
  [[nodiscard]] virtual Answer<std::vector<std::string>> list(const std::string& folder) const = 0;
};

}  // namespace cfplan
