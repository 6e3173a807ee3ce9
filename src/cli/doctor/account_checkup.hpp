#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cfplan/model/checkup.hpp"
#include "cfplan/ports/account_reader.hpp"

namespace cfplan {

/// One account of the manifest as doctor looks at it.
struct ExaminedAccount {
  std::string key;               ///< of Desired::accounts
  std::string token_variable;    ///< the environment variable with its token
  std::vector<std::string> ids;  ///< what the manifest, the files or the environment name it
};

/// Verifies the token of an account, and tries each permission to read with a GET in every account
/// that is named; where none is named, in those that the token sees. A token that is not good is
/// asked for nothing more.
[[nodiscard]] CheckupPart check_account(const ExaminedAccount& account, AccountReader& reader,
                                        std::chrono::system_clock::time_point now);

/// The same of what stands behind --account-file, where there is no token and no permission.
/// `kind`: what the file is, in the words of the first line.
[[nodiscard]] CheckupPart check_account_file(const std::string& file, const std::string& kind,
                                             const ExaminedAccount& account, AccountReader& reader);

}  // namespace cfplan
