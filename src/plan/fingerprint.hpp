#pragma once

#include <string>
#include <vector>

#include "plan/draft.hpp"

namespace cfplan {

/// SHA-256 over a canonical text of every change in full (contract, section 7): whose it is, where,
/// the old and the new value. Independent of order, commit, time, checkout folder, and of what
/// else the files hold. `files` are those of the draft.
[[nodiscard]] std::string fingerprint_of(const PlanDraft& draft,
                                         const std::vector<CreateResource>& resources,
                                         const std::vector<ChangeFile>& files);

}  // namespace cfplan
