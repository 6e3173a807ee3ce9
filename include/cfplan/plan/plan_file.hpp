#pragma once

#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cfplan/model/plan.hpp"

namespace cfplan {

enum class Ids { Full, Masked };

/// The plan as JSON (ASCII; contract, section 7: `format_version, fingerprint, counts, deployments,
/// actions, unmanaged, drift, diagnostics`, always all of them). Holds no secret value, no digest
/// of one, and no source of a secret. `ids`: shortened for people, or in full as in a saved plan.
[[nodiscard]] std::string write_plan(const Plan& plan, Ids ids);

/// Reads a saved plan back: everything `write_plan` wrote. Errors CFP2301… name file and place.
[[nodiscard]] Result<Plan> read_plan(const std::string& name, std::string_view json);

}  // namespace cfplan
