#pragma once

#include <set>
#include <string>
#include <utility>

#include "draft.hpp"
#include "project_facts.hpp"

namespace cfplan {

/// `--rotate CUSTOMER/ENV/NAME`.
using Rotations = std::set<std::pair<DeploymentKey, std::string>>;

/// Adds to the draft which secrets are set, deleted or deferred (contract, section 6: by presence).
void add_secrets(const Rotations& rotations, DeploymentDraft& draft);

/// Names that a secret cannot have because something else of the Worker has them, and more
/// bindings than a Worker may have: CFP6301, CFP6302. `section` is null when it is not there yet.
[[nodiscard]] Diagnostics binding_problems(const DeploymentDraft& draft,
                                           const WranglerSection* section);

/// Rotations of secrets that no selected deployment declares: CFP6303.
[[nodiscard]] Diagnostics rotation_problems(const Rotations& rotations, const PlanDraft& draft);

}  // namespace cfplan
