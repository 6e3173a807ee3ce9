#pragma once

#include <vector>

#include "apply/secret_units.hpp"
#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/ports/account_reader.hpp"

namespace cfplan {

/// What Cloudflare would say to the requests, asked before anything is written: a latest version
/// that is not deployed (CFP4017), a live binding of a secret's name (CFP4018), more bindings than
/// a Worker may have (CFP6302). Only Workers whose secrets change are asked about, and not those
/// that the plan creates; two requests each, and a third where a secret is new. What nobody can
/// tell is left to the request itself.
[[nodiscard]] Diagnostics secret_obstacles(const Plan& plan,
                                           const std::vector<SecretRequest>& requests,
                                           AccountReader& reader);

}  // namespace cfplan
