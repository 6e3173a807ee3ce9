#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cli/facts/deployment_facts.hpp"
#include "cli/facts/section_facts.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kApiToken = "CLOUDFLARE_API_TOKEN";

const Deployment* find_deployment(const Desired& desired, const DeploymentKey& key) {
  const auto found =
      std::lower_bound(desired.deployments.begin(), desired.deployments.end(), key,
                       [](const Deployment& deployment, const DeploymentKey& wanted) {
                         return deployment.key < wanted;
                       });
  return found != desired.deployments.end() && found->key == key ? &*found : nullptr;
}

/// Whose token speaks for the account: the one that the deployment names, else the one whose id it
/// is, else the first.
std::string account_name(const Desired& desired, const DeploymentFacts& facts,
                         const Deployment* deployment) {
  if (deployment != nullptr && deployment->account) return deployment->account->value;
  for (const auto& [name, account] : desired.accounts) {
    if (account.id == facts.account_id.value) return name;
  }
  return desired.accounts.empty() ? "" : desired.accounts.begin()->first;
}

std::optional<Question> question_for(const Desired& desired, const DeploymentFacts& facts) {
  if (facts.worker.value.empty() || facts.account_id.value.empty()) return std::nullopt;
  const Deployment* deployment = facts.is_managed ? find_deployment(desired, facts.key) : nullptr;
  return Question{.topic = Topic::Secrets,
                  .account = account_name(desired, facts, deployment),
                  .account_id = facts.account_id.value,
                  .worker = facts.worker.value};
}

/// What the store holds; none when nobody knows.
std::optional<std::set<std::string>> stored_names(const Account& account,
                                                  const std::optional<Question>& question) {
  if (!question) return std::nullopt;
  const auto* answer = account.secrets(question->account, question->account_id, question->worker);
  if (answer == nullptr || answer->is_unknown()) return std::nullopt;
  if (answer->is_absent()) return std::set<std::string>{};
  return std::set<std::string>(answer->value().begin(), answer->value().end());
}

SecretState state_of(const std::optional<std::set<std::string>>& stored, const std::string& name) {
  if (!stored) return SecretState::Unknown;
  return stored->contains(name) ? SecretState::Configured : SecretState::Missing;
}

}  // namespace

std::vector<Question> secret_questions(const Desired& desired,
                                       const std::vector<DeploymentFacts>& deployments) {
  std::set<Question> questions;
  for (const DeploymentFacts& facts : deployments) {
    if (auto question = question_for(desired, facts)) questions.insert(std::move(*question));
  }
  return {questions.begin(), questions.end()};
}

void add_secrets(const Desired& desired, const Account& account,
                 std::vector<DeploymentFacts>& deployments) {
  for (DeploymentFacts& facts : deployments) {
    const auto stored = stored_names(account, question_for(desired, facts));
    std::map<std::string, std::string> sources;
    for (const std::string& name : stored.value_or(std::set<std::string>{})) sources[name] = "";
    const Deployment* deployment = facts.is_managed ? find_deployment(desired, facts.key) : nullptr;
    if (deployment != nullptr) {
      for (const DesiredSecret& secret : deployment->secrets) {
        sources[secret.name] = origin_text(secret.origin);
      }
    }
    facts.api_token = state_of(stored, std::string(kApiToken));
    sources.erase(std::string(kApiToken));
    for (const auto& [name, source] : sources) {
      facts.other_secrets.push_back({name, state_of(stored, name), source});
    }
  }
}

}  // namespace cfplan
