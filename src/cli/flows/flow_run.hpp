#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/accounts.hpp"
#include "cli/approval.hpp"
#include "cli/commands/commands.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"
#include "cli/flows/next_steps.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {

/// What new and update have in common once the answers are there.
struct FlowRun {
  FlowKind kind;
  CommandContext& context;
  const OpenProject& project;
  const Approval& approval;
  WritingRun& run;
  const Environment& environment;  ///< the process's, and what was typed in
};

/// Plans these deployments from the manifest as it is to be, shows its diff and the plan, asks, and
/// writes both in one transaction, or nothing.
[[nodiscard]] Result<ExitCode> plan_and_write(const FlowRun& flow, const EditedManifest& manifest,
                                              const std::vector<DeploymentForm>& forms);

}  // namespace cfplan
