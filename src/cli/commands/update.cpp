#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/flows/flow_run.hpp"
#include "cli/flows/form_edits.hpp"
#include "cli/flows/form_options.hpp"
#include "cli/flows/open_interview.hpp"
#include "cli/flows/update_questions.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Diagnostic missing_answers(const UpdateAnswers& answers) {
  return usage_error(
      answers.names_one() ? "cfplan update is told nothing to change"
                          : "cfplan update needs one customer and one environment",
      "give --customer NAME --environment NAME and what is to change, or run it on a terminal: "
      "--domain, --database, --create-database or --no-database, --route, --var, --env, --secret, "
      "--rotate, --worker, --wrangler-env, --account; cfplan list shows the deployments");
}

Result<UpdateAnswers> read_update(const Options& options) {
  auto customers = read_names("customer", options.selection.customers);
  if (!customers) return fail(std::move(customers.error()));
  auto environments = read_names("environment", options.selection.environments);
  if (!environments) return fail(std::move(environments.error()));
  auto form = read_form(options);
  if (!form) return fail(std::move(form.error()));
  UpdateAnswers answers{std::move(*customers), std::move(*environments), std::move(*form)};
  if (answers.customers.size() > 1 || answers.environments.size() > 1) {
    return fail(missing_answers(answers));
  }
  if (answers.names_one()) {
    answers.form.key = {answers.customers.front(), answers.environments.front()};
  }
  return answers;
}

Result<DeploymentForm> ask_the_rest(const UpdateAnswers& answers, const OpenProject& opened,
                                    CommandContext& context, TypedEnvironment& environment) {
  if (auto ready = repair_before_asking("update", opened, context); !ready) {
    return fail(std::move(ready.error()));
  }
  Result<Project> project = load_project(opened.place(context.host));
  if (!project) return fail(std::move(project.error()));
  context.host.forbid_core_dumps();
  const auto interview = open_interview(context);
  return ask_update(answers, *interview, context, opened, *project, environment);
}

Diagnostic not_declared(const DeploymentKey& key, const Desired& desired) {
  std::vector<std::string> names;
  for (const Deployment& deployment : desired.deployments) names.push_back(deployment.key.text());
  const auto near = closest_match(key.text(), names);
  return {.code = "CFP9009",
          .message = "there is no deployment " + key.text(),
          .hint = near ? "did you mean " + *near : "cfplan new declares one"};
}

/// Writes the form into whichever of the manifest's files declares the deployment.
Result<void> edit_manifest(const DeploymentForm& form, const Project& project,
                           EditedManifest& manifest) {
  std::vector<std::string> files = {manifest.main()};
  for (const auto& [path, source] : project.sources) {
    if (path != manifest.main()) files.push_back(path);
  }
  const auto file = file_with(deployment_path(form.key), files, manifest);
  if (!file) return fail(file.error());
  if (!*file) return fail(not_declared(form.key, project.desired));
  const auto& all = project.desired.deployments;
  const auto standing = std::find_if(all.begin(), all.end(), [&](const Deployment& deployment) {
    return deployment.key == form.key;
  });
  return change_deployment(form, standing == all.end() ? nullptr : &*standing, **file, manifest);
}

/// What is not declared any more is left alone, which not everybody expects.
void say_what_stays(const DeploymentForm& form, const Project& project, Output& output) {
  if (form.database_wish != DatabaseWish::None) return;
  for (const Deployment& deployment : project.desired.deployments) {
    const bool stays = deployment.key == form.key && deployment.ownership == Ownership::Additive;
    for (const DesiredBinding& database : deployment.databases) {
      if (!stays) continue;
      output.note("Note: the binding " + database.binding + " of " + visible(database.name) +
                  " stays in " + deployment.wrangler_file +
                  "; remove it there, or say ownership: exact");
    }
  }
}

}  // namespace

Result<ExitCode> run_update(CommandContext& context) {
  auto& [options, host, output] = context;
  const Result<UpdateAnswers> answers = read_update(options);
  if (!answers) return fail(answers.error());
  const bool complete = answers->names_one() && answers->names_a_change();
  if (!complete && !host.terminal.can_ask()) return fail(missing_answers(*answers));
  const Result<Approval> approval = Approval::from(options, host, "give --auto-approve");
  if (!approval) return fail(approval.error());
  const Result<OpenProject> opened = open_project(host, options);
  if (!opened) return fail(opened.error());
  TypedEnvironment environment(host.environment);
  const Result<DeploymentForm> form =
      complete ? answers->form : ask_the_rest(*answers, *opened, context, environment);
  if (!form) return fail(form.error());
  Result<WritingRun> run = begin_writing("update", *opened, options, host, output);
  if (!run) return fail(std::move(run.error()));

  const Result<Project> project = load_project(opened->place(host));
  if (!project) return fail(project.error());
  EditedManifest manifest(*opened->files, opened->manifest_file);
  if (auto edited = edit_manifest(*form, *project, manifest); !edited) {
    return fail(std::move(edited.error()));
  }
  say_what_stays(*form, *project, output);
  return plan_and_write({FlowKind::Update, context, *opened, *approval, *run, environment},
                        manifest, {*form});
}

}  // namespace cfplan
