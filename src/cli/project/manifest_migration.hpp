#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/plan/migration.hpp"
#include "cfplan/plan/whole_file.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Names of the secrets that a migration takes out of env files, by deployment.
using MovedSecrets = std::map<DeploymentKey, std::vector<std::string>>;

/// The manifest's files without what the migration moves: `DOMAIN` under its new name, the other
/// old keys gone, `SERVICE_DOMAIN` declared where `ownership: exact` would delete it, and of the
/// deployments in `declaring` also the routes and databases that move; what import said of `moved`
/// in a comment is said anew. Everything else keeps its bytes. `sources`: the manifest's files as
/// they were read. Errors are those of editing a manifest.
[[nodiscard]] Result<std::vector<WholeFile>> migrated_manifest(
    const ProjectPlace& place, const Desired& declared,
    const std::map<std::string, SourceFile>& sources, const Migration& migration,
    const Selection& selection, const std::set<DeploymentKey>& declaring,
    const MovedSecrets& moved);

/// The deployments whose routes or databases the migration moves, and which do not declare them.
[[nodiscard]] std::set<DeploymentKey> with_undeclared_moves(const Desired& declared,
                                                            const Migration& migration,
                                                            const Selection& selection);

/// Warnings (CFP2406) about env files of the old layout that no deployment declares.
[[nodiscard]] Diagnostics undeclared_old_files(const ProjectPlace& place, Project& declared);

}  // namespace cfplan
