#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "manifest/layers/layer.hpp"
#include "manifest/problems.hpp"

namespace cfplan {

/// One deployment as declared: its name and its four layers, weakest first.
struct DeclaredDeployment {
  DeploymentKey key;
  const ManifestFile* file = nullptr;
  SourceSpan span;  ///< of the environment's name under the customer
  std::vector<const Layer*> layers;
};

/// All deployments of all files, and the layers that they point to.
struct Declarations {
  std::deque<Layer> layers;
  std::vector<DeclaredDeployment> deployments;  ///< in the order of the files
};

/// Collects the deployments. Reported: a customer in two places, a customer or a manifest without
/// any deployment, and an environment of layer 2 that no customer has.
[[nodiscard]] Declarations collect_deployments(const std::deque<ManifestFile>& files,
                                               Problems& problems);

/// The wrangler files that the top level or a layer names, in their normal form.
[[nodiscard]] std::set<std::string> named_wrangler_files(const std::deque<ManifestFile>& files);

}  // namespace cfplan
