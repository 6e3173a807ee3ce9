#include "cli/facts/observed_facts.hpp"

#include <set>
#include <utility>

#include "cfplan/plan/plan_diagnostics.hpp"
#include "cli/accounts.hpp"
#include "cli/facts/deployment_facts.hpp"
#include "cli/pipeline.hpp"
#include "cli/project/selected_names.hpp"

namespace cfplan {
namespace {

/// The provider's word for "there is no token".
constexpr std::string_view kNoToken = "CFP4001";

/// Why answers are missing, each reason once, as warnings.
Diagnostics reasons(const Account& account) {
  Diagnostics found;
  std::set<std::string> seen;
  for (const auto& [question, reply] : account.replies()) {
    const auto* names = std::get_if<Answer<std::vector<std::string>>>(&reply);
    if (names == nullptr || !names->is_unknown()) continue;
    Diagnostic why = names->why();
    if (why.code == kNoToken || !seen.insert(why.code + why.message).second) continue;
    why.severity = Severity::Warning;
    found.push_back(std::move(why));
  }
  return found;
}

Result<Account> ask_for_secrets(CommandContext& context, const Desired& desired,
                                const std::vector<DeploymentFacts>& deployments) {
  Account account;
  const std::vector<Question> questions = secret_questions(desired, deployments);
  if (questions.empty()) return account;
  Accounts accounts(context);
  const Result<AccountProvider*> provider = accounts.open(desired);
  if (!provider) return fail(provider.error());
  std::vector<Reply> replies = (*provider)->reader->ask(questions);
  if (context.host.interruption.requested()) return fail(interrupted());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    account.put(questions[i], std::move(replies[i]));
  }
  return account;
}

}  // namespace

Result<ObservedFacts> observe_facts(CommandContext& context, const Selection& selection) {
  const Result<OpenProject> opened = open_project(context.host, context.options);
  if (!opened) return fail(opened.error());
  Result<Project> loaded = load_project(opened->place(context.host));
  if (!loaded) return fail(std::move(loaded.error()));
  ObservedFacts facts{.project = std::move(*loaded)};
  Project& project = facts.project;
  facts.deployments = gather_facts(project, *opened->files, selection);
  if (facts.deployments.empty()) {
    Diagnostics problems = selection_problems(project, selection);
    if (has_errors(problems)) return fail(Error(std::move(problems)));
  }
  const Result<Account> account = ask_for_secrets(context, project.desired, facts.deployments);
  if (!account) return fail(account.error());
  add_secrets(project.desired, *account, facts.deployments);
  facts.silent = reasons(*account);
  return facts;
}

Diagnostics ObservedFacts::problems(const Selection& selection) const {
  Diagnostics all = merged(
      selected_diagnostics(problems_of(project), project.desired, project.documents, selection));
  all.insert(all.end(), silent.begin(), silent.end());
  return with_source_lines(std::move(all), project);
}

}  // namespace cfplan
