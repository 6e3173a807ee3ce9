#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/providers/account_provider.hpp"

namespace cfplan {

/// The provider behind `--account-file`, decided by the file's content: `"writable": true` is an
/// embedded account, anything else a snapshot. Errors CFP4050 to CFP4058 name the file and the
/// place in it.
[[nodiscard]] Result<AccountProvider> open_account_file(const std::string& path);

}  // namespace cfplan
