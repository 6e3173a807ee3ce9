#pragma once

#include <vector>

#include "manifest/reading/deployment_reader.hpp"

namespace cfplan {

/// Reports deployments that meet in one `[env.X]`, one Worker's name, one env file, one route
/// pattern or one database that several create; they are all marked broken.
void check_clashes(const std::vector<Candidate>& candidates, const SharedFacts& shared,
                   Problems& problems);

}  // namespace cfplan
