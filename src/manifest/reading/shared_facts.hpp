#pragma once

#include <map>
#include <string>
#include <vector>

#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// What the top level of the manifest says about all deployments; its problems were reported by
/// `check_top_level`.
[[nodiscard]] SharedFacts read_shared_facts(const ManifestFile& main,
                                            const std::string& wrangler_file,
                                            const std::map<std::string, WranglerWorkers>& workers);

/// The layout as templates, for finding what no deployment declares.
[[nodiscard]] Layout read_layout(const ManifestFile& main);

/// The normal form of the top-level `wrangler:`, or "".
[[nodiscard]] std::string read_wrangler_file(const ManifestFile& main);

/// The patterns under `include:` that stay inside the project.
[[nodiscard]] std::vector<IncludePattern> read_include_patterns(const ManifestFile& main);

/// Reports what the schema cannot see at the top level: paths that lead out of the project, and
/// accounts whose id or token cannot be one.
void check_top_level(const ManifestFile& main, Problems& problems);

}  // namespace cfplan
