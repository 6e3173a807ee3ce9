#pragma once

#include <string>

#include "cfplan/providers/embedded/embedded_accounts.hpp"
#include "providers/json_text.hpp"

namespace cfplan {

/// The accounts that the JSON of an account file describes, in either of its two forms. Error
/// CFP4055 names the file and the path of the value in it.
[[nodiscard]] Result<EmbeddedAccounts> read_accounts(const std::string& file, const Json& json);

/// `json` with what `accounts` has more or less: keys it does not know stay.
[[nodiscard]] Json with_accounts(Json json, const EmbeddedAccounts& accounts);

}  // namespace cfplan
