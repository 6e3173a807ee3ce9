#pragma once

#include <memory>

#include "cfplan/base/result.hpp"
#include "cfplan/ports/account_writer.hpp"
#include "cfplan/ports/process_runner.hpp"
#include "cli/accounts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {

/// The command line asks for what nobody can do: --secrets-via wrangler with --account-file, which
/// wrangler does not know. CFP9001.
[[nodiscard]] Result<void> check_secret_backend(const Options& options);

/// Who sets the secrets of this plan when it is not `writer` itself: wrangler, where
/// --secrets-via says so and there are secrets to set; else null. CFP6210 when no wrangler is
/// found. `writer` and `processes` must outlive it.
[[nodiscard]] Result<std::unique_ptr<AccountWriter>> secret_backend(
    const CommandContext& context, const std::string& folder, const PlannedProject& planned,
    const Accounts& accounts, AccountWriter& writer, ProcessRunner& processes);

}  // namespace cfplan
