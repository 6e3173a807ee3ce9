#pragma once

#include <string>
#include <vector>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"
#include "render/file_diff.hpp"
#include "render/sign.hpp"

namespace cfplan {

/// Changes that have one origin.
struct Reason {
  std::vector<std::string> changes;
  std::string origin;  ///< "deployments.yaml:42, environments.production"
};

/// All that changes for one deployment, or for whole files (`deployment` is then empty).
struct PlanGroup {
  DeploymentKey key;
  std::string deployment;  ///< "acme/production"
  std::string facts;       ///< "worker shop-acme, [env.production] in wrangler.toml"
  bool is_protected = false;
  std::vector<SignedLine> remote;
  std::vector<FileDiff> files;
  std::vector<SignedLine> secrets;
  std::vector<std::string> removal_commands;
  std::vector<Reason> reasons;

  /// "acme/production: worker shop-acme, …"
  [[nodiscard]] std::string title() const;
  [[nodiscard]] bool deletes() const;
};

/// "[env.production]"
[[nodiscard]] std::string section_name(const std::string& env);

/// The plan's actions by deployment, made visible, ids masked: whole files first.
[[nodiscard]] std::vector<PlanGroup> plan_groups(const Plan& plan, IdDisplay ids);

}  // namespace cfplan
