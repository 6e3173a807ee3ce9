#include "cli/flows/flow_run.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "cfplan/render/mask_ids.hpp"
#include "cli/application.hpp"
#include "cli/pipeline.hpp"
#include "cli/reports/plan_report.hpp"
#include "cli/secret_backend.hpp"

namespace cfplan {
namespace {

Result<PlanOptions> planning_of(const FlowRun& flow, const std::vector<DeploymentForm>& forms) {
  Options options = flow.context.options;
  options.rotate.clear();
  options.selection = {};
  for (const DeploymentForm& form : forms) {
    options.selection.customers.push_back(form.key.customer);
    options.selection.environments.push_back(form.key.environment);
  }
  auto planning = plan_options(options);
  if (!planning) return planning;
  for (const DeploymentForm& form : forms) {
    for (const std::string& name : form.rotate) planning->rotate.insert({form.key, name});
  }
  add_left_open(flow.run, *planning);
  return planning;
}

bool changes_files(const Plan& plan) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    return std::holds_alternative<ChangeFile>(action);
  });
}

}  // namespace

Result<ExitCode> plan_and_write(const FlowRun& flow, const EditedManifest& manifest,
                                const std::vector<DeploymentForm>& forms) {
  auto& [options, host, output] = flow.context;
  if (auto backend = check_secret_backend(options); !backend) {
    return fail(std::move(backend.error()));
  }
  auto planning = planning_of(flow, forms);
  if (!planning) return fail(std::move(planning.error()));
  Accounts accounts(flow.context, flow.environment);
  output.result(mask_ids(manifest.diff_text(), {}, output.style().ids));
  const ProjectPlace place{*host.disk, manifest, flow.project.folder, manifest.main()};
  const auto planned = plan_project(place, std::move(*planning), accounts, host, output);
  if (!planned) return fail(planned.error());
  report_plan(planned->plan, options, std::nullopt, output);
  if (has_errors(planned->plan.diagnostics)) {
    output.note("Nothing was changed.");
    return exit_code_for_plan(planned->plan);
  }
  const Decision decision =
      flow.approval.decide(planned->plan, host, output, ApprovalScope::PlanAndManifest);
  if (decision.refusal) return *decision.refusal;
  Application application(flow.context, flow.project, flow.run, accounts);
  application.read_secrets_from(flow.environment);
  const std::vector<FileWrite> writes = manifest.writes();
  const Result<ExitCode> ended = application.carry_out(*planned, writes);
  const bool files_changed = !writes.empty() || changes_files(planned->plan);
  if (ended && *ended == ExitCode::Success && files_changed) {
    output.result(next_steps_text(*planned, flow.kind));
  }
  return ended;
}

}  // namespace cfplan
