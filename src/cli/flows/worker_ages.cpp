#include "cli/flows/worker_ages.hpp"

#include <set>
#include <variant>

#include "cli/accounts.hpp"
#include "cli/facts/deployment_facts.hpp"
#include "cli/pipeline.hpp"
#include "cli/reports/age_text.hpp"

namespace cfplan {
namespace {

std::vector<Question> upload_questions(const Desired& desired,
                                       const std::vector<DeploymentFacts>& deployments) {
  std::set<Question> questions;
  for (const Question& of_secrets : secret_questions(desired, deployments)) {
    questions.insert({Topic::Uploads, of_secrets.account, of_secrets.account_id, ""});
  }
  return {questions.begin(), questions.end()};
}

}  // namespace

Result<WorkerAges> observe_worker_ages(CommandContext& context, const Desired& desired,
                                       const Environment& environment,
                                       const std::vector<DeploymentFacts>& deployments) {
  WorkerAges ages;
  const std::vector<Question> questions = upload_questions(desired, deployments);
  if (questions.empty()) return ages;
  Accounts accounts(context, environment);
  const Result<AccountProvider*> provider = accounts.open(desired);
  if (!provider) return fail(provider.error());
  const std::vector<Reply> replies = (*provider)->reader->ask(questions);
  if (context.host.interruption.requested()) return fail(interrupted());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& answer = std::get<Answer<std::vector<WorkerUpload>>>(replies[i]);
    if (!answer.is_here()) continue;
    for (const WorkerUpload& upload : answer.value()) {
      const std::string age = age_text(upload.modified_on, context.host.clock.now());
      if (!age.empty()) ages[{questions[i].account_id, upload.name}] = age;
    }
  }
  return ages;
}

}  // namespace cfplan
