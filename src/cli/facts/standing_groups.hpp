#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/facts/standing_project.hpp"

namespace cfplan {

/// A wrangler file, and the env files of the deployments that are in it.
struct WranglerGroup {
  std::string wrangler;
  std::set<std::string> env_files;
};

/// The readings of several wrangler files as one; the first of them is the manifest's own.
[[nodiscard]] Result<StandingReading> read_standing_groups(const ProjectFiles& files,
                                                           const std::vector<WranglerGroup>& groups,
                                                           const Selection& selection);

}  // namespace cfplan
