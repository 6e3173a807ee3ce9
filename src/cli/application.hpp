#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/model/outcome.hpp"
#include "cfplan/ports/environment.hpp"
#include "cfplan/ports/process_runner.hpp"
#include "cli/accounts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/pipeline.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {

/// Carries out an approved plan and reports what was done. What it is made from must outlive it.
class Application {
 public:
  Application(CommandContext& context, const OpenProject& project, WritingRun& run,
              Accounts& accounts)
      : context_(context),
        project_(project),
        run_(run),
        accounts_(accounts),
        secrets_(context.host.environment) {}

  /// Where `from_env` finds secrets, in place of the process's environment.
  void read_secrets_from(const Environment& environment) { secrets_ = environment; }

  /// `manifest`: the manifest's own files, written in the transaction of the plan's. CFP9006 when
  /// the account cannot be changed; every other failure is in the exit code.
  [[nodiscard]] Result<ExitCode> carry_out(const PlannedProject& planned,
                                           const std::vector<FileWrite>& manifest = {});

 private:
  [[nodiscard]] Outcome apply(const PlannedProject& planned, AccountReader& reader,
                              AccountWriter& writer, ProcessRunner& processes,
                              const std::vector<FileWrite>& manifest);

  CommandContext& context_;
  const OpenProject& project_;
  WritingRun& run_;
  Accounts& accounts_;
  std::reference_wrapper<const Environment> secrets_;
};

/// Rotations that an interrupted run still owes are planned again.
void add_left_open(const WritingRun& run, PlanOptions& planning);

}  // namespace cfplan
