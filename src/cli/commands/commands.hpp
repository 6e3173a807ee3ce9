#pragma once

#include "cfplan/base/result.hpp"
#include "cli/exit_code.hpp"
#include "cli/host.hpp"
#include "cli/options/options.hpp"
#include "cli/output.hpp"

namespace cfplan {

/// What a command is given. Everything that it says goes through `output`.
struct CommandContext {
  const Options& options;
  Host& host;
  Output& output;
};

/// Each runs one command and says how it ended; an error is printed by the caller and is
/// ExitCode::Failure.
[[nodiscard]] Result<ExitCode> run_apply(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_backups(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_completion(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_describe(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_doctor(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_help(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_import(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_list(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_migrate(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_new(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_plan(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_recover(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_rollback(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_schema(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_show(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_snapshot(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_update(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_validate(CommandContext& context);
[[nodiscard]] Result<ExitCode> run_version(CommandContext& context);

}  // namespace cfplan
