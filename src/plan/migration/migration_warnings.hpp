#pragma once

#include <string>

#include "cfplan/plan/migration.hpp"
#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// Whether a credential stays in its env file, since its Worker is not there yet.
[[nodiscard]] bool stays_in_file(const DeploymentDraft& draft, const std::string& key);

/// What the user should know of one deployment's migration: a new route, a zone id that stays, what
/// happens to each credential and what is left to be done about it. `env_file` may be null.
[[nodiscard]] Diagnostics migration_warnings(const OldFacts& old, const WranglerIndex& wrangler,
                                             const ObservedFile* env_file,
                                             const DeploymentDraft& draft);

}  // namespace cfplan
