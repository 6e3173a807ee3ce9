#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cfplan/manifest/manifest_writer.hpp"
#include "manifest/writing/layering.hpp"

namespace cfplan {

/// A row for the key with a cell for each deployment, asked for in their order.
[[nodiscard]] KeyRow row_of(const StandingProject& project, ValuePath path,
                            const std::function<Cell(const StandingDeployment&)>& cell_of);

/// The section's name, with `${customer}` and `${environment}` for what repeats them.
[[nodiscard]] std::string section_template(const StandingProject& project,
                                           const StandingDeployment& deployment);

/// Whether the zone of any of the customer's deployments is declared to be looked up.
[[nodiscard]] bool looks_up_zones(const StandingProject& project, const std::string& customer);

/// Rows of what a deployment is and where it stands; values are as in the files where nothing else
/// is said.
[[nodiscard]] KeyRow domain_row(const StandingProject& project);
[[nodiscard]] KeyRow zone_row(const StandingProject& project);
[[nodiscard]] KeyRow wrangler_file_row(const StandingProject& project);
[[nodiscard]] KeyRow worker_row(const StandingProject& project);
/// `usual`: what the layout says of sections. Its values are templates already.
[[nodiscard]] KeyRow wrangler_env_row(const StandingProject& project, const std::string& usual);
/// Its values are templates already.
[[nodiscard]] KeyRow env_file_row(const StandingProject& project);
[[nodiscard]] KeyRow route_row(const StandingProject& project);
/// One for each binding, in the order of the files.
[[nodiscard]] std::vector<KeyRow> database_rows(const StandingProject& project);

}  // namespace cfplan
