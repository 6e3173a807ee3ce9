#pragma once

#include <string>
#include <vector>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/deployment.hpp"
#include "cli/flows/removal.hpp"

namespace cfplan {

/// What a deployment does not declare any more and apply leaves in the files and in the Worker, a
/// sentence a place; nothing where ownership is exact. `documents`: the files of `before`.
[[nodiscard]] std::vector<std::string> what_stays(const Deployment& before, const Deployment& after,
                                                  const Documents& documents);

}  // namespace cfplan
