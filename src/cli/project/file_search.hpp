#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// Whether a folder in a file's place is passed over or found too, for reading to refuse.
enum class Matched { Files, Anything };

/// The files whose project-relative path matches the glob part by part, as fnmatch(3) has it with
/// FNM_PATHNAME and FNM_PERIOD; sorted. Folders that are absent match nothing; one that cannot be
/// read is an error. Symlinks and special files are found as files are: reading refuses them.
[[nodiscard]] Result<std::vector<std::string>> find_files(const ProjectFiles& files,
                                                          const std::string& glob,
                                                          Matched matched = Matched::Files);

/// The layout's env file as a glob over all customers and environments; empty when it manages none.
[[nodiscard]] std::string env_file_glob(const Desired& desired);

}  // namespace cfplan
