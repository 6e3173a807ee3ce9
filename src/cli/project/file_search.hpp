#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The files whose project-relative path matches the glob, part by part (`*` and `?` stay within a
/// part), sorted. Folders that are absent match nothing; one that cannot be read is an error.
[[nodiscard]] Result<std::vector<std::string>> find_files(const ProjectFiles& files,
                                                          const std::string& glob);

/// The layout's env file as a glob over all customers and environments; empty when it manages none.
[[nodiscard]] std::string env_file_glob(const Desired& desired);

}  // namespace cfplan
