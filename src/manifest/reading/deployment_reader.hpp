#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/deployment.hpp"
#include "manifest/layers/customers.hpp"
#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// A deployment as read, with what is needed to say where it meets another.
struct Candidate {
  Deployment deployment;
  std::optional<std::string> worker;  ///< the name it will have, where that is known
  const ManifestFile* file = nullptr;
  SourceSpan span;     ///< of the deployment's name
  Spot env_file_spot;  ///< without a layer where it is the built-in default
  Spot wrangler_spot;  ///< without a layer where the project's file is taken
};

/// Makes a deployment of each declaration, in their order; what is wrong goes to `problems`.
[[nodiscard]] std::vector<Candidate> read_candidates(const Declarations& declarations,
                                                     const SharedFacts& shared, Problems& problems);

}  // namespace cfplan
