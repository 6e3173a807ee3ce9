#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/flows/changed_manifest.hpp"
#include "cli/flows/flow_run.hpp"
#include "cli/flows/form_options.hpp"
#include "cli/flows/left_behind.hpp"
#include "cli/flows/open_interview.hpp"
#include "cli/flows/update_questions.hpp"
#include "cli/flows/var_answer.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Diagnostic missing_answers(const UpdateAnswers& answers) {
  return usage_error(
      answers.names_one() ? "cfplan update is told nothing to change"
                          : "cfplan update needs one customer and one environment",
      "give --customer NAME --environment NAME and what is to change, or run it on a terminal: "
      "--domain, --database, --create-database or --no-database, --route, --var, --env, --secret, "
      "--rotate, --worker, --wrangler-env, --account, --remove-var, --remove-env, --remove-route, "
      "--remove-database, --remove-secret, --ownership; cfplan list shows the deployments");
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
  const FormCheck check(opened.place(context.host),
                        [&project](const DeploymentForm& form, EditedManifest& manifest) {
                          return write_changes(form, *project, manifest);
                        });
  return ask_update(answers, *interview, context, opened, *project, environment, check);
}

const Deployment* find_deployment(const DeploymentKey& key, const Project& project) {
  const auto& all = project.desired.deployments;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Deployment& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

/// What is not declared any more is left alone, which not everybody expects.
Result<void> say_what_stays(const DeploymentKey& key, const Project& project,
                            const ProjectPlace& changed, Output& output) {
  const Result<Project> after = load_project(changed);
  if (!after) return fail(after.error());
  const Deployment* before = find_deployment(key, project);
  const Deployment* now = find_deployment(key, *after);
  if (before == nullptr || now == nullptr) return {};
  for (const std::string& one : what_stays(*before, *now, project.documents)) {
    output.note("Note: " + one);
  }
  return {};
}

/// Whoever gave options was not told of types by a question.
void say_types(const DeploymentForm& form, const Project& project, Output& output) {
  for (const Member& var : form.vars) {
    const auto remark = type_remark(var, find_deployment(form.key, project));
    if (remark && var.value.string() != nullptr) output.note("Note: " + *remark);
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
  if (auto edited = write_changes(*form, *project, manifest); !edited) {
    return fail(std::move(edited.error()));
  }
  const ProjectPlace changed{*host.disk, manifest, opened->folder, manifest.main(), ""};
  if (auto said = say_what_stays(form->key, *project, changed, output); !said) {
    return fail(std::move(said.error()));
  }
  if (complete) say_types(*form, *project, output);
  return plan_and_write({FlowKind::Update, context, *opened, *approval, *run, environment},
                        manifest, {*form});
}

}  // namespace cfplan
