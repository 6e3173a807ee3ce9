#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cli/reports/backup_listing.hpp"

namespace cfplan {

/// `{"format_version": 1, "valid": …, "deployments": N, "diagnostics": […]}` in ASCII.
[[nodiscard]] std::string validation_json(std::size_t deployments, const Diagnostics& problems);

/// `{"format_version": 1, "backups": […]}` in ASCII.
[[nodiscard]] std::string backups_json(const std::vector<ListedBackup>& backups);

}  // namespace cfplan
