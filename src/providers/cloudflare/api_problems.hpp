#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "providers/cloudflare/envelope.hpp"

namespace cfplan {

/// What was to be done when something went wrong, in the words of the message.
struct Errand {
  std::string what;        ///< "list the zones of account \"main\""
  std::string resource;    ///< "zones of account \"main\""
  std::string permission;  ///< the token's permission it needs: "Zone Read"
  std::string variable;    ///< the variable with the token
  std::string account;     ///< key of the manifest's account
};

/// CFP4001: the variable with the account's token is not set.
[[nodiscard]] Diagnostic missing_token(const Errand& errand);

/// CFP4022: the variable holds more than a word.
[[nodiscard]] Diagnostic broken_token(const Errand& errand);

/// What a failure of the API means and what to do about it (CFP4003 to CFP4021); names the missing
/// permission where that is the cause.
[[nodiscard]] Diagnostic explain(const ApiFailure& failure, const Errand& errand);

/// CFP4010: an answer in the API's envelope whose inside is not what the API promises.
[[nodiscard]] Diagnostic unexpected_shape(const Errand& errand, const std::string& what);

}  // namespace cfplan
