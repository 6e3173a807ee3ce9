#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/model/desired.hpp"
#include "cfplan/model/secret_versions.hpp"
#include "cfplan/plan/selection.hpp"
#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// `--rotate CUSTOMER/ENV/NAME`.
using Rotations = std::set<std::pair<DeploymentKey, std::string>>;

/// Adds to the draft which secrets are set, deleted or deferred, and which versions are adopted
/// (contract, section 6: by presence, and by version where one is declared).
void add_secrets(const Rotations& rotations, const SecretVersions& recorded,
                 DeploymentDraft& draft);

/// Adds the recorded versions that the deployment does not declare any more.
void add_forgotten_versions(const SecretVersions& recorded, DeploymentDraft& draft);

/// Recorded versions of selected deployments that the manifest does not know any more.
[[nodiscard]] std::map<DeploymentKey, std::vector<std::string>> versions_of_nobody(
    const SecretVersions& recorded, const Desired& desired, const Selection& selection);

/// Declared variables that are larger than Cloudflare takes: CFP6305.
[[nodiscard]] Diagnostics variable_problems(const Deployment& wanted);

/// Names that a secret cannot have because something else of the Worker has them, and more
/// bindings than a Worker may have: CFP6301, CFP6302. `section` is null when it is not there yet.
[[nodiscard]] Diagnostics binding_problems(const DeploymentDraft& draft,
                                           const WranglerSection* section);

/// Rotations of secrets that no selected deployment declares: CFP6303.
[[nodiscard]] Diagnostics rotation_problems(const Rotations& rotations, const PlanDraft& draft);

/// Warnings about rotations that an earlier run owes to selected deployments: those that are
/// planned again (CFP6306), and those that are dropped since nobody declares the secret (CFP6307).
[[nodiscard]] Diagnostics owed_rotation_notes(const Rotations& owed, const Desired& desired,
                                              const Selection& selection, const PlanDraft& draft);

}  // namespace cfplan
