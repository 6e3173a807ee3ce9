#pragma once

#include <chrono>
#include <string>

#include "cfplan/model/account.hpp"
#include "cfplan/model/checkup.hpp"

namespace cfplan {

/// The line about a token: its kind, whether it is active, and when it expires. `variable`: where
/// it is from.
[[nodiscard]] HealthCheck check_token(const Answer<Token>& token, const std::string& variable,
                                      std::chrono::system_clock::time_point now);

}  // namespace cfplan
