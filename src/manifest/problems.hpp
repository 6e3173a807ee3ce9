#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// The deployments that a problem concerns; none: everything.
using Concerned = std::vector<DeploymentKey>;

/// What is wrong with a manifest, collected while it is read.
class Problems {
 public:
  /// A problem of several deployments is kept once for each, so that every selection sees it.
  /// Beyond 20,000 nothing is kept but that there is more.
  void report(Diagnostic diagnostic, const Concerned& concerned);

  [[nodiscard]] bool full() const { return full_; }

  /// The deployments with errors of their own.
  [[nodiscard]] const std::set<DeploymentKey>& broken() const { return broken_; }
  /// Leaves out of the plan what a problem of everything, such as a clash, makes meaningless.
  void mark_broken(const DeploymentKey& key) { broken_.insert(key); }
  [[nodiscard]] bool is_broken(const DeploymentKey& key) const { return broken_.contains(key); }

  /// In order of place, files as in `files`. A problem that each of `deployments` deployments has,
  /// being in what they share, is told once and without a deployment.
  [[nodiscard]] Diagnostics in_order(const std::vector<std::string>& files,
                                     std::size_t deployments) const;

 private:
  Diagnostics diagnostics_;
  std::set<DeploymentKey> broken_;
  bool full_ = false;
};

}  // namespace cfplan
