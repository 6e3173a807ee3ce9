#pragma once

#include <string>

#include "apply/content.hpp"
#include "apply/journal.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Removes the staged name of a file, which should hold `expected`. When somebody wrote to it in
/// the meantime (an editor that had it open under its old name), it is kept beside the file under
/// a name that people find, with a warning.
[[nodiscard]] Io<void> remove_or_rescue(FileSystem& project, const JournaledFile& file,
                                        Content expected, const std::string& run,
                                        Diagnostics& diagnostics);

/// Removes the names that only stand for a moment in the middle of an operation.
[[nodiscard]] Io<void> remove_passing_names(FileSystem& project, const JournaledFile& file,
                                            const std::string& run, Diagnostics& diagnostics);

/// Unlink, where "not there" is as good.
[[nodiscard]] Io<void> unlink_if_there(FileSystem& files, const std::string& path);

}  // namespace cfplan
