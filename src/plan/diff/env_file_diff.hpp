#pragma once

#include "cfplan/document/documents.hpp"
#include "plan/draft.hpp"

namespace cfplan {

/// Desired keys against the env file as it stands; `there` is null when it must be created.
[[nodiscard]] DraftChanges env_file_changes(const Deployment& wanted, const ObservedFile* there);

}  // namespace cfplan
