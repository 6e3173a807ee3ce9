#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "apply/file_writes.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// What becomes of entries of `cfplan.lock`: a version, or none where the entry goes.
using VersionRecords = std::map<std::pair<DeploymentKey, std::string>, std::optional<std::string>>;

/// The entries that the plan changes without setting a secret.
[[nodiscard]] VersionRecords records_of(const Plan& plan);

/// The entries of secrets that a run has set and not recorded.
[[nodiscard]] VersionRecords unrecorded_versions(const PendingSecrets& pending);

/// `cfplan.lock` with the records in it, made from the file as it is now; none when that changes no
/// byte. Other entries and whatever people wrote into it stay.
[[nodiscard]] Result<std::optional<PlannedWrite>> make_version_lock_write(
    const ProjectFiles& project, const VersionRecords& records);

}  // namespace cfplan
