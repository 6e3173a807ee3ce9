#pragma once

#include <memory>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/ports/account_reader.hpp"
#include "cfplan/ports/account_writer.hpp"

namespace cfplan {

/// Who answers questions about accounts, and who changes them.
struct AccountProvider {
  std::unique_ptr<AccountReader> reader;
  std::unique_ptr<AccountWriter> writer;  ///< null: plan only
};

/// The provider behind `--account-file`, decided by the file's content: `"writable": true` is an
/// embedded account, anything else a snapshot. Errors CFP4050 to CFP4058 name the file and the
/// place in it.
[[nodiscard]] Result<AccountProvider> open_account_file(const std::string& path);

}  // namespace cfplan
