#pragma once

#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/plan/planner.hpp"
#include "plan/resolving/account_finder.hpp"

namespace cfplan {

/// Whether a check for drift looks at the deployment: also at one that declares nothing of its
/// account.
[[nodiscard]] bool is_checked_for_drift(const Deployment& deployment, const Selection& selection);

struct DriftFindings {
  std::vector<Drift> drift;  ///< by deployment, then by name
  /// Why it could not be told of a deployment: errors where drift is demanded, else warnings.
  Diagnostics unknown;
};

/// What is live in the existing Workers of the selected deployments and differs from the wrangler
/// file as it stands: variables, ids of what is bound, secrets that nobody declares. Credentials
/// are masked. Nothing when `options` ask for none.
[[nodiscard]] DriftFindings find_drift(const Desired& desired, const ProjectFacts& project,
                                       const AccountFinder& finder, const Account& account,
                                       const PlanOptions& options);

}  // namespace cfplan
