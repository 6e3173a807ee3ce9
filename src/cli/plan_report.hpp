#pragma once

#include "cfplan/model/plan.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace cfplan {

/// Shows the plan in the format asked for on stdout, and the problems of input that it met on
/// stderr.
void report_plan(const Plan& plan, const Options& options, Output& output);

/// How a command ends whose plan has errors: Blocked when guards alone refuse it.
[[nodiscard]] ExitCode exit_code_for_plan(const Plan& plan);

}  // namespace cfplan
