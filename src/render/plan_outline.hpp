#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/model/plan.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// How a line of a plan begins: `+`, `~` or `-`.
enum class Sign { Create, Change, Delete };

struct SignedLine {
  Sign sign = Sign::Create;
  std::string text;
  bool operator==(const SignedLine&) const = default;
};

[[nodiscard]] char sign_mark(Sign sign);

/// The part of one file's unified diff that is one deployment's own.
struct FileDiff {
  Sign sign = Sign::Change;
  std::string path;
  std::string before_header;  ///< "--- a/wrangler.toml" or "--- /dev/null"
  std::string after_header;
  std::vector<std::string> lines;  ///< hunk headers and lines with their marks
};

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
