#pragma once

#include <string>

#include "cfplan/apply/rollback.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/ports/project_files.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// What a rollback would change, file by file as unified diffs; credentials are masked in them, and
/// ids unless they are to be shown.
[[nodiscard]] Result<std::string> rollback_text(const RollbackPlan& plan, const ProjectFiles& files,
                                                IdDisplay ids);

}  // namespace cfplan
