#include <iterator>
#include <utility>

#include "cli/commands/commands.hpp"
#include "cli/flows/flow_run.hpp"
#include "cli/flows/form_options.hpp"
#include "cli/flows/new_deployment.hpp"
#include "cli/flows/new_questions.hpp"
#include "cli/flows/open_interview.hpp"
#include "cli/flows/var_answer.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Diagnostic missing_answers() {
  return usage_error(
      "cfplan new needs one customer, an environment and a domain",
      "give --customer NAME --environment NAME --domain NAME, or run it on a terminal; further "
      "answers are --database, --create-database or --no-database, --route, --var, --env, "
      "--secret, --worker, --wrangler-env, --account");
}

Result<NewAnswers> read_new(const Options& options) {
  auto customers = read_names("customer", options.selection.customers);
  if (!customers) return fail(std::move(customers.error()));
  auto environments = read_names("environment", options.selection.environments);
  if (!environments) return fail(std::move(environments.error()));
  auto form = read_form(options);
  if (!form) return fail(std::move(form.error()));
  if (customers->size() > 1) return fail(missing_answers());
  return NewAnswers{std::move(*customers), std::move(*environments), std::move(*form)};
}

/// One form an environment.
std::vector<DeploymentForm> forms_of(const NewAnswers& answers) {
  std::vector<DeploymentForm> forms;
  for (const std::string& environment : answers.environments) {
    forms.push_back(answers.form);
    forms.back().key = {answers.customers.front(), environment};
  }
  return forms;
}

/// What the manifest says as it stands; where there is none, what an empty one would say. Problems
/// that concern all of it are errors: no answer could be written into it.
Result<Desired> standing_manifest(const ProjectPlace& place) {
  const Answer<FileContent> main = place.files.read(place.manifest_file);
  if (main.is_unknown()) return fail(main.why());
  if (main.is_absent()) return Desired{.accounts = {{"", DesiredAccount{}}}};
  Result<Project> project = load_project(place);
  if (!project) return fail(std::move(project.error()));
  Diagnostics of_all;
  std::copy_if(project->diagnostics.begin(), project->diagnostics.end(), std::back_inserter(of_all),
               [](const Diagnostic& one) { return one.deployment.empty() && has_errors({one}); });
  if (!of_all.empty()) return fail(Error(with_source_lines(std::move(of_all), *project)));
  return std::move(project->desired);
}

Result<std::vector<DeploymentForm>> ask_the_rest(const NewAnswers& answers,
                                                 const OpenProject& project,
                                                 CommandContext& context,
                                                 TypedEnvironment& environment) {
  if (auto ready = repair_before_asking("new", project, context); !ready) {
    return fail(std::move(ready.error()));
  }
  const Result<Desired> desired = standing_manifest(project.place(context.host));
  if (!desired) return fail(desired.error());
  context.host.forbid_core_dumps();
  const auto interview = open_interview(context);
  const ProjectPlace place = project.place(context.host);
  const FormCheck check(place, [&place](const DeploymentForm& form, EditedManifest& manifest) {
    return NewDeployments({place.disk, manifest, place.folder, manifest.main()}, manifest)
        .add(form);
  });
  return ask_new(answers, *interview, context, *desired, environment, check);
}

}  // namespace

Result<ExitCode> run_new(CommandContext& context) {
  auto& [options, host, output] = context;
  const Result<NewAnswers> answers = read_new(options);
  if (!answers) return fail(answers.error());
  const bool complete = answers->is_complete();
  if (!complete && !host.terminal.can_ask()) return fail(missing_answers());
  const Result<Approval> approval = Approval::from(options, host, "give --auto-approve");
  if (!approval) return fail(approval.error());
  const Result<OpenProject> project = open_project(host, options);
  if (!project) return fail(project.error());
  TypedEnvironment environment(host.environment);
  const Result<std::vector<DeploymentForm>> forms =
      complete ? forms_of(*answers) : ask_the_rest(*answers, *project, context, environment);
  if (!forms) return fail(forms.error());
  Result<WritingRun> run = begin_writing("new", *project, options, host, output);
  if (!run) return fail(std::move(run.error()));

  EditedManifest manifest(*project->files, project->manifest_file);
  NewDeployments deployments({*host.disk, manifest, project->folder, manifest.main()}, manifest);
  for (const DeploymentForm& form : *forms) {
    if (auto added = deployments.add(form); !added) return fail(std::move(added.error()));
  }
  for (const std::string& remark : deployments.remarks()) output.note("Note: " + remark);
  for (const Member& var : complete ? forms->front().vars : Value::Map{}) {
    const auto remark = type_remark(var, nullptr);
    if (remark && var.value.string() != nullptr) output.note("Note: " + *remark);
  }
  return plan_and_write({FlowKind::New, context, *project, *approval, *run, environment}, manifest,
                        *forms);
}

}  // namespace cfplan
