#pragma once

#include "apply/journal.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// What stands under a name, as far as a run is concerned.
enum class Content {
  Absent,
  Before,  ///< the bytes that the run found
  After,   ///< the bytes that the run meant to write
  Empty,   ///< no bytes, and neither of the two
  Foreign  ///< somebody else's
};

/// What is under `path`, compared with what `file` says. An error is only what could not be told.
[[nodiscard]] Io<Content> content_of(const FileSystem& project, const std::string& path,
                                     const JournaledFile& file);

/// Whether the file under `path` is as it was before the run, mode included.
[[nodiscard]] Io<bool> is_as_before(const FileSystem& project, const std::string& path,
                                    const JournaledFile& file);

/// Both names are one file.
[[nodiscard]] bool is_same_file(const FileSystem& project, const std::string& a,
                                const std::string& b);

}  // namespace cfplan
