#pragma once

#include <map>
#include <optional>
#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/sensitive.hpp"
#include "cfplan/ports/process_runner.hpp"
#include "providers/cloudflare/api_problems.hpp"

namespace cfplan {

/// What went wrong when `wrangler secret bulk` did not end well: as the API's own refusal where
/// wrangler names its code, else CFP6211 with wrangler's words, in which no part of a value is
/// left.
[[nodiscard]] Diagnostic wrangler_failure(
    const ProcessOutcome& outcome, const std::map<std::string, std::optional<Sensitive>>& secrets,
    const Errand& errand);

}  // namespace cfplan
