#include "cli/pipeline.hpp"

#include <algorithm>
#include <set>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/questions.hpp"
#include "cli/exit_code.hpp"
#include "cli/project/selected_names.hpp"
#include "cli/reports/age_text.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Result<std::pair<std::string, std::string>> read_allowance(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string code = text.substr(0, equals);
  const bool is_code = code.size() == 7 && code.starts_with("CFP3") &&
                       code.find_first_not_of("0123456789", 4) == std::string::npos;
  const bool has_form =
      is_code && equals != std::string::npos && text.find('/', equals) != std::string::npos;
  if (!has_form) {
    return fail(usage_error("--allow cannot be \"" + visible(text) + "\"",
                            "it is the code of a guard and a deployment, as in --allow "
                            "CFP3001=acme/production"));
  }
  return std::pair(code, text.substr(equals + 1));
}

Result<std::pair<DeploymentKey, std::string>> read_rotation(const std::string& text) {
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string::npos ? first : text.find('/', first + 1);
  if (second == std::string::npos) {
    return fail(usage_error("--rotate cannot be \"" + visible(text) + "\"",
                            "it is like --rotate acme/production/SESSION_KEY"));
  }
  return std::pair(DeploymentKey{text.substr(0, first), text.substr(first + 1, second - first - 1)},
                   text.substr(second + 1));
}

}  // namespace

Diagnostic interrupted() {
  return {.code = std::string(kInterrupted),
          .message = "interrupted; nothing was changed",
          .hint = "run the command again"};
}

Result<Project> load_selected(const ProjectPlace& place, const Selection& selection,
                              Output& output) {
  Result<Project> project = load_project(place);
  if (!project) return project;
  Diagnostics problems = selection_problems(*project, selection);
  if (has_errors(problems)) return fail(Error(std::move(problems)));
  output.problems(problems);
  return project;
}

Result<Account> observe_account(const Project& project, const Selection& selection,
                                Accounts& accounts, Host& host, Output& output, DriftCheck drift) {
  Account account;
  std::set<Question> asked;
  const auto still_open = [&] {
    std::vector<Question> questions =
        open_questions(project.desired, project.documents, account, selection, drift);
    std::erase_if(questions, [&](const Question& q) { return !asked.insert(q).second; });
    return questions;
  };
  std::vector<Question> questions = still_open();
  if (questions.empty()) return account;
  const Result<AccountProvider*> provider = accounts.open(project.desired);
  if (!provider) return fail(provider.error());
  AccountReader& reader = *(*provider)->reader;
  account.source = reader.source();
  account.limits = reader.limits();
  output.detail("asking " + account.source);
  reader.explore(std::move(questions), [&](const Question& question, Reply reply) {
    account.put(question, std::move(reply));
    return opens_others(question.topic) ? still_open() : std::vector<Question>{};
  });
  if (host.interruption.requested()) return fail(interrupted());
  output.detail(counted(asked.size(), "question") + " answered");
  return account;
}

Result<PlanOptions> plan_options(const Options& options) {
  PlanOptions planned{.selection = options.selection};
  if (options.drift) planned.drift = DriftCheck::Report;
  if (options.fail_on_drift) planned.drift = DriftCheck::Demand;
  for (const std::string& text : options.allow) {
    auto allowance = read_allowance(text);
    if (!allowance) return fail(std::move(allowance.error()));
    planned.allowed.insert(std::move(*allowance));
  }
  for (const std::string& text : options.rotate) {
    auto rotation = read_rotation(text);
    if (!rotation) return fail(std::move(rotation.error()));
    planned.rotate.insert(std::move(*rotation));
  }
  return planned;
}

Result<PlannedProject> plan_project(const ProjectPlace& place, PlanOptions options,
                                    Accounts& accounts, Host& host, Output& output) {
  Result<Project> project = load_selected(place, options.selection, output);
  if (!project) return fail(std::move(project.error()));
  const Result<Account> account =
      observe_account(*project, options.selection, accounts, host, output, options.drift);
  if (!account) return fail(account.error());
  options.env_files = project->env_files;
  Plan plan =
      make_plan(project->desired, project->documents, *account, options, problems_of(*project));
  plan.diagnostics = with_source_lines(std::move(plan.diagnostics), *project);
  return PlannedProject{std::move(*project), std::move(plan), std::move(options.selection)};
}

void say_age(const Accounts& accounts, const Host& host, Output& output) {
  const std::string taken_at = accounts.taken_at();
  if (taken_at.empty()) return;
  output.note("The snapshot is " + close_age_text(taken_at, host.clock.now()) + ".");
}

}  // namespace cfplan
