#include "apply/secret_preflight.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

namespace cfplan {
namespace {

// Of a Worker on the paid plan: https://developers.cloudflare.com/workers/platform/limits/
constexpr std::size_t kMostBindings = 128;

Diagnostic obstacle(const SecretRequest& request, std::string code, std::string message,
                    std::string hint) {
  return {.code = std::move(code),
          .message = std::move(message),
          .resource = "worker " + request.worker.worker,
          .hint = std::move(hint),
          .deployment = request.deployment.text()};
}

bool is_secret(const LiveBinding& binding) { return binding.type.starts_with("secret_"); }

bool is_variable(const LiveBinding& binding) {
  return binding.type == "plain_text" || binding.type == "json";
}

void find_undeployed(const SecretRequest& request, const Answer<WorkerVersions>& versions,
                     Diagnostics& found) {
  if (!versions.is_here() || versions.value().latest_is_live()) return;
  found.push_back(obstacle(
      request, "CFP4017",
      "the latest version of worker \"" + request.worker.worker +
          "\" is not deployed, and Cloudflare changes no secrets before it is",
      "run wrangler deploy or wrangler versions deploy for it, then cfplan apply again; nothing "
      "was written"));
}

void find_taken_names(const SecretRequest& request, const std::vector<LiveBinding>& live,
                      Diagnostics& found) {
  for (const LiveBinding& binding : live) {
    const auto secret = request.secrets.find(binding.name);
    if (is_secret(binding) || secret == request.secrets.end() || !secret->second) continue;
    const std::string what = is_variable(binding) ? "var" : binding.type + " binding";
    found.push_back(
        obstacle(request, "CFP4018",
                 "the secret \"" + binding.name + "\" has the name of a live " + what +
                     " of worker \"" + request.worker.worker + "\"",
                 "take the secret out of the manifest, apply, run wrangler deploy without the " +
                     what + ", then declare it again; or rename it; nothing was written"));
  }
}

void find_excess(const SecretRequest& request, const std::vector<LiveBinding>& live,
                 Diagnostics& found) {
  std::set<std::string> names;
  for (const LiveBinding& binding : live) names.insert(binding.name);
  for (const auto& [name, value] : request.secrets) {
    if (value) names.insert(name);
    else names.erase(name);
  }
  if (names.size() <= kMostBindings) return;
  found.push_back(obstacle(
      request, "CFP6302",
      "worker \"" + request.worker.worker + "\" would have " + std::to_string(names.size()) +
          " live bindings, and a Worker has at most " + std::to_string(kMostBindings),
      "put several values into one var or secret; nothing was written"));
}

bool is_created(const Plan& plan, const WorkerAddress& worker) {
  return std::any_of(plan.actions.begin(), plan.actions.end(), [&](const Action& action) {
    const auto* create = std::get_if<CreateWorker>(&action);
    return create != nullptr && create->account_id == worker.account_id &&
           create->worker == worker.worker;
  });
}

// Of the Workers that get a new name the settings too. A name that a Worker lists as a secret is no
// other binding's, and setting it anew or removing it adds none.
std::vector<Question> questions_about(const SecretRequest& request) {
  const WorkerAddress& worker = request.worker;
  std::vector<Question> questions{
      {Topic::Versions, worker.account, worker.account_id, worker.worker}};
  if (!request.added.empty()) {
    questions.push_back({Topic::Settings, worker.account, worker.account_id, worker.worker});
  }
  return questions;
}

void find_obstacle(const SecretRequest& request, const Reply& reply, Diagnostics& found) {
  if (const auto* versions = std::get_if<Answer<WorkerVersions>>(&reply)) {
    return find_undeployed(request, *versions, found);
  }
  const auto& live = std::get<Answer<std::vector<LiveBinding>>>(reply);
  if (!live.is_here()) return;
  find_taken_names(request, live.value(), found);
  find_excess(request, live.value(), found);
}

}  // namespace

Diagnostics secret_obstacles(const Plan& plan, const std::vector<SecretRequest>& requests,
                             AccountReader& reader) {
  std::vector<const SecretRequest*> asked;  // of each question
  std::vector<Question> questions;
  for (const SecretRequest& request : requests) {
    if (is_created(plan, request.worker)) continue;
    for (Question& question : questions_about(request)) {
      asked.push_back(&request);
      questions.push_back(std::move(question));
    }
  }
  if (questions.empty()) return {};
  const std::vector<Reply> replies = reader.ask(questions);
  Diagnostics found;
  for (std::size_t i = 0; i < asked.size(); ++i) find_obstacle(*asked[i], replies[i], found);
  return found;
}

}  // namespace cfplan
