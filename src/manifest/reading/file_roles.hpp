#pragma once

#include <string>
#include <vector>

#include "manifest/reading/deployment_reader.hpp"

namespace cfplan {

/// Reports env files that are another file of the project, and wrangler files that are one of the
/// manifest or one that is only read (CFP1407): written as the one they would be lost as the other.
/// `manifest_files`: the main one first.
void check_file_roles(const std::vector<Candidate>& candidates,
                      const std::vector<std::string>& manifest_files, const SharedFacts& shared,
                      Problems& problems);

}  // namespace cfplan
