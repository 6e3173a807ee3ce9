#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cfplan/model/checkup.hpp"
#include "cfplan/ports/environment.hpp"
#include "cfplan/ports/process_runner.hpp"

namespace cfplan {

/// How far this machine's clock is from the API's; none when the API has not told.
[[nodiscard]] HealthCheck check_clock(std::optional<std::chrono::seconds> ahead);

/// Which wrangler runs for the project in `folder`, and its version, for which it is started once.
/// `program`: its path, where one was found.
[[nodiscard]] HealthCheck check_wrangler(const std::optional<std::string>& program,
                                         const std::string& folder, const Environment& environment,
                                         ProcessRunner& processes);

/// Variables that make wrangler use another credential than cfplan; none when there are none.
[[nodiscard]] std::optional<HealthCheck> check_credentials(const Environment& environment);

}  // namespace cfplan
