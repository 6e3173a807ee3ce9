#pragma once

#include <string>
#include <vector>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"
#include "render/plan_groups.hpp"

namespace cfplan {

/// Commands for what an absent deployment leaves at Cloudflare.
struct Leftover {
  std::string deployment;
  std::vector<std::string> commands;
};

/// A plan in the words in which every format shows it: made visible, ids masked, in order. Grows
/// with the changes, not with the deployments.
struct PlanOutline {
  std::vector<PlanGroup> groups;  ///< whole files first, then by deployment
  std::vector<std::string> unmanaged;
  std::vector<std::string> drift;
  std::vector<std::string> deferred;
  std::vector<Leftover> leftovers;  ///< of deployments that do not change
  Diagnostics diagnostics;          ///< warnings, then errors
  std::string verdict;              ///< "Plan: 2 to create, …" or "No changes: …"
  std::string refusal;              ///< "Blocked: apply refuses …" where there are errors
  std::string fingerprint;
};

/// "deferred: 2 secrets; run wrangler deploy --env X, then cfplan apply", by deployment.
[[nodiscard]] std::vector<std::string> deferred_lines(const Plan& plan);

/// "acme/staging: delete config/…": what a reviewer must not miss.
[[nodiscard]] std::vector<std::string> deletions(const PlanOutline& plan);

/// The protected ones among the deployments that change.
[[nodiscard]] std::vector<std::string> protected_deployments(const PlanOutline& plan);

[[nodiscard]] PlanOutline make_plan_outline(const Plan& plan, IdDisplay ids);

}  // namespace cfplan
