#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/manifest/manifest_writer.hpp"

namespace cfplan {

/// The text of a first manifest, read again before it counts: a name from a file or the command
/// line may be none that a manifest can hold. `file` is what it will be called, `wrangler` the
/// wrangler file that cfplan finds when no manifest names one.
[[nodiscard]] Result<std::string> new_manifest(const StandingProject& project,
                                               const std::string& file,
                                               const std::string& wrangler);

}  // namespace cfplan
