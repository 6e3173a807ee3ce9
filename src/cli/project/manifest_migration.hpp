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

/// The manifest's files without what the migration moves: `DOMAIN` under its new name, the other
/// old keys gone, `SERVICE_DOMAIN` declared where `ownership: exact` would delete it, and of the
/// deployments in `declaring` also the routes and databases that move. Everything else keeps its
/// bytes. `sources`: the manifest's files as they were read. Errors are those of editing a
/// manifest.
[[nodiscard]] Result<std::vector<WholeFile>> migrated_manifest(
    const ProjectPlace& place, const Desired& declared,
    const std::map<std::string, SourceFile>& sources, const Migration& migration,
    const Selection& selection, const std::set<DeploymentKey>& declaring);

/// The deployments whose routes or databases the migration moves, and which do not declare them.
[[nodiscard]] std::set<DeploymentKey> with_undeclared_moves(const Desired& declared,
                                                            const Migration& migration,
                                                            const Selection& selection);

/// Warnings (CFP2406) about env files of the old layout that no deployment declares.
[[nodiscard]] Diagnostics undeclared_old_files(const ProjectPlace& place, Project& declared);

}  // namespace cfplan
