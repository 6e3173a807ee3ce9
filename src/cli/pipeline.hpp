#pragma once

#include <optional>

#include "cfplan/base/result.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/plan/planner.hpp"
#include "cli/accounts.hpp"
#include "cli/options/options.hpp"
#include "cli/output.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// CFP9005: somebody wants the program to stop, before anything was written.
[[nodiscard]] Diagnostic interrupted();

/// load_project, and CFP9015 where the selection names what is not there; that it covers nothing
/// is said as a warning.
[[nodiscard]] Result<Project> load_selected(const ProjectPlace& place, const Selection& selection,
                                            Output& output);

/// Asks the accounts whatever the plan still needs to know; asks nothing, and opens no account,
/// where nothing is open. CFP9005 when the run is interrupted.
[[nodiscard]] Result<Account> observe_account(const Project& project, const Selection& selection,
                                              Accounts& accounts, Host& host, Output& output,
                                              DriftCheck drift = DriftCheck::None);

/// `--allow`, `--rotate`, `--drift` and the selection, as the planner takes them. CFP9001 when one
/// of them is not in its form.
[[nodiscard]] Result<PlanOptions> plan_options(const Options& options);

/// A project with its plan.
struct PlannedProject {
  Project project;
  Plan plan;
  /// Of which deployments it takes up what an earlier run owes; none: of nobody.
  std::optional<Selection> resumed = std::nullopt;
};

/// The whole way: load, observe, plan.
[[nodiscard]] Result<PlannedProject> plan_project(const ProjectPlace& place, PlanOptions options,
                                                  Accounts& accounts, Host& host, Output& output);

/// Says how old the snapshot is, where one answered for the accounts: beside the plan and not in
/// it, since a plan is the same bytes at any hour.
void say_age(const Accounts& accounts, const Host& host, Output& output);

}  // namespace cfplan
