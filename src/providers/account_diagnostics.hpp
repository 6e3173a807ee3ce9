#pragma once

#include <string>

#include "cfplan/model/account.hpp"

namespace cfplan {

/// The reply of the topic's own kind that says nobody could tell.
[[nodiscard]] Reply could_not_tell(Topic topic, Diagnostic why);

/// "account \"main\"", or "the account" for the implicit one.
[[nodiscard]] std::string account_text(const std::string& account);

/// CFP4019: the account id is none that the token sees.
[[nodiscard]] Diagnostic unknown_account(const std::string& account);

/// CFP4016: secrets for a Worker that is not there.
[[nodiscard]] Diagnostic worker_not_found(const std::string& worker);

}  // namespace cfplan
