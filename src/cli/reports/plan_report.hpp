#pragma once

#include <cstddef>
#include <optional>

#include "cfplan/base/result.hpp"
#include "cfplan/model/plan.hpp"
#include "cli/exit_code.hpp"
#include "cli/options/options.hpp"
#include "cli/output.hpp"

namespace cfplan {

/// The bound of --max-bytes, if there is one. CFP9001 when it is no number, or when the format is
/// not Markdown.
[[nodiscard]] Result<std::optional<std::size_t>> read_max_bytes(const Options& options);

/// Shows the plan in the format asked for on stdout, and the problems of input that it met on
/// stderr; with --annotations, all that it found there too.
void report_plan(const Plan& plan, const Options& options, std::optional<std::size_t> max_bytes,
                 Output& output);

/// How a command ends whose plan has errors: Blocked when guards alone refuse it.
[[nodiscard]] ExitCode exit_code_for_plan(const Plan& plan);

}  // namespace cfplan
