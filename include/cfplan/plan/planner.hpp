#pragma once

#include <set>
#include <string>
#include <vector>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/plan/drift_check.hpp"
#include "cfplan/plan/selection.hpp"

namespace cfplan {

struct PlanOptions {
  Selection selection;
  /// `--allow CFPnnnn=CUSTOMER/ENV`: findings of guards let through.
  std::set<std::pair<std::string, std::string>> allowed;
  /// Findings that a reviewed plan let through; each holds for that very finding alone.
  Diagnostics reviewed_findings;
  /// `--rotate CUSTOMER/ENV/NAME`.
  std::set<std::pair<DeploymentKey, std::string>> rotate;
  /// Rotations that an earlier run did not come to: those of selected deployments are planned again
  /// as long as the secret is declared.
  std::set<std::pair<DeploymentKey, std::string>> owed_rotations;
  DriftCheck drift = DriftCheck::None;
  /// Env files found by the layout's pattern that exist in the project, for `unmanaged`.
  std::vector<std::string> env_files;
};

/// A pure function: equal inputs give equal plans. `diagnostics` are those of reading the manifest
/// and the files; they go into the plan, as warnings where they concern only deployments outside
/// the selection.
[[nodiscard]] Plan make_plan(const Desired& desired, const Documents& documents,
                             const Account& account, const PlanOptions& options,
                             const Diagnostics& diagnostics);

}  // namespace cfplan
