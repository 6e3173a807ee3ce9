#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/manifest/manifest_writer.hpp"
#include "cfplan/model/wrangler_facts.hpp"
#include "cfplan/plan/selection.hpp"
#include "cfplan/ports/project_files.hpp"
#include "cli/facts/section_owners.hpp"

namespace cfplan {

/// What of a section is declared only where an account confirms it.
struct UnconfirmedFacts {
  std::optional<std::string> worker;      ///< by wrangler's own rule
  std::optional<std::string> account_id;  ///< the section's or the top level's
  std::vector<StandingRoute> routes;
  std::vector<StandingDatabase> databases;
};

/// What was said of a project from outside.
struct StandingOptions {
  Selection selection;
  AssignedSections assigned;
  /// Only these of the customers' env files; none: all.
  std::optional<std::set<std::string>> env_files;
};

/// What stands in a project that has no manifest.
struct StandingReading {
  StandingProject project;
  std::vector<UnconfirmedFacts> unconfirmed;  ///< of `project.deployments`, one each
  std::vector<SectionChoice> open;            ///< sections that could be of several deployments
  bool lacks_customer = false;                ///< nothing tells whose the sections are

  [[nodiscard]] bool is_decided() const { return open.empty() && !lacks_customer; }
};

/// Reads the wrangler file, `config/customers/CUSTOMER/ENVIRONMENT.env` and `config/base`. Without
/// such env files every `[env.X]` is of the one customer that the selection names (CFP9011 when its
/// name is none that a manifest can hold). Errors are also those of files that cannot be read.
[[nodiscard]] Result<StandingReading> read_standing_project(const ProjectFiles& files,
                                                            const std::string& wrangler,
                                                            const StandingOptions& options);

/// Says of each deployment what of it is left as it stands.
void remark_unconfirmed(StandingReading& reading);

/// The project as its files alone say it, to be written as a manifest: read, nothing open, and with
/// remarks on what only an account could confirm.
[[nodiscard]] Result<StandingProject> standing_project(const ProjectFiles& files,
                                                       const std::string& wrangler,
                                                       const StandingOptions& options);

}  // namespace cfplan
