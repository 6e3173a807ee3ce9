#pragma once

#include <map>
#include <string>
#include <utility>

#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// The project's file that records which version of each secret was set (contract, section 6).
/// It belongs to the apply that wrote it, and a rollback leaves it alone.
inline constexpr const char* kVersionLock = "cfplan.lock";

/// What to do about one that cannot be read.
inline constexpr const char* kVersionLockHint =
    "restore the file from git; without it, cfplan adopts the secrets that are set";

/// The layout of that file that this cfplan reads and writes.
inline constexpr int kVersionLockFormat = 1;

/// What the file records: the version of each secret, by deployment and name. No value, no digest.
using SecretVersions = std::map<std::pair<DeploymentKey, std::string>, std::string>;

}  // namespace cfplan
