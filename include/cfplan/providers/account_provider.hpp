#pragma once

#include <memory>

#include "cfplan/ports/account_reader.hpp"
#include "cfplan/ports/account_writer.hpp"

namespace cfplan {

/// Who answers questions about accounts, and who changes them.
struct AccountProvider {
  std::unique_ptr<AccountReader> reader;
  std::unique_ptr<AccountWriter> writer;  ///< null: plan only
};

}  // namespace cfplan
