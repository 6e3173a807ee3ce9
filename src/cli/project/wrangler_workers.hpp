#pragma once

#include <map>
#include <string>

#include "cfplan/document/documents.hpp"
#include "cfplan/manifest/manifest.hpp"

namespace cfplan {

/// What the wrangler files that were read say of their Workers, by path; base files count too.
[[nodiscard]] std::map<std::string, WranglerWorkers> wrangler_workers(const Documents& documents);

}  // namespace cfplan
