#pragma once

#include <string>
#include <utility>

#include "cfplan/ports/file_system.hpp"
#include "providers/host/descriptor.hpp"

namespace cfplan {

/// The error that `errno` names right now.
[[nodiscard]] IoError last_error();

/// A folder on the way to an entry, and the entry's name in it.
struct OpenParent {
  Descriptor folder;  ///< not open when it is the root itself
  int fd = -1;
  std::string name;
};

/// Opens the folder that holds `path`, never leaving the root and following no symlink.
[[nodiscard]] Io<OpenParent> open_parent(int root, const std::string& path);

/// The same for two paths; the folder that holds both is opened once.
[[nodiscard]] Io<std::pair<OpenParent, OpenParent>> open_parents(int root, const std::string& from,
                                                                 const std::string& to);

/// Opens `path` (or the root, for the empty path) as a folder for reading, by the same rules.
[[nodiscard]] Io<Descriptor> open_folder(int root, const std::string& path);

/// The walk opens one component after the other: what older kernels and some sandboxes leave.
enum class BeneathMethod { Openat2, Walk };

/// Opens `path` with the `flags` of open(2). `Openat2` turns to the walk where it is refused.
[[nodiscard]] Io<Descriptor> open_beneath(int root, const std::string& path, int flags,
                                          BeneathMethod method);

}  // namespace cfplan
