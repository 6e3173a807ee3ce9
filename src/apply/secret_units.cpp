#include "apply/secret_units.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "apply/run_diagnostics.hpp"
#include "cfplan/apply/executor.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kNamesPerRequest = 100;  // of the secrets-bulk endpoint
constexpr char kRotated = '~';                 // before a name in the journal

SecretUnit unit_of(const ChangeSecrets& change) {
  SecretUnit unit{change.deployment.text() + " " + change.account_id + " " + change.worker, {}};
  for (const SecretToSet& secret : change.set) {
    const bool rotated = secret.reason == SecretReason::Rotated;
    unit.names.push_back((rotated ? std::string(1, kRotated) : "") + secret.name);
    if (secret.version) unit.versions.push_back(secret.name + "=" + *secret.version);
  }
  unit.names.insert(unit.names.end(), change.remove.begin(), change.remove.end());
  std::sort(unit.names.begin(), unit.names.end());
  std::sort(unit.versions.begin(), unit.versions.end());
  return unit;
}

// Variables that secrets are read from: no command of another secret needs them.
std::set<std::string> source_variables(const Plan& plan) {
  std::set<std::string> variables;
  for (const Action& action : plan.actions) {
    const auto* change = std::get_if<ChangeSecrets>(&action);
    if (change == nullptr) continue;
    for (const SecretToSet& secret : change->set) {
      if (const auto* from = std::get_if<SecretFromEnv>(&secret.source)) {
        variables.insert(from->variable);
      }
    }
  }
  return variables;
}

SecretRequest read_request(const ChangeSecrets& change, const SecretSources& sources,
                           Diagnostics& problems) {
  SecretRequest request{change.deployment,
                        {change.account, change.account_id, change.worker},
                        {},
                        unit_of(change),
                        {},
                        {},
                        {}};
  for (const SecretToSet& secret : change.set) {
    if (secret.reason == SecretReason::Missing) request.added.insert(secret.name);
    if (std::holds_alternative<SecretGenerated>(secret.source)) {
      request.generated.insert(secret.name);
    }
    if (secret.version) request.versions.emplace(secret.name, *secret.version);
    Result<Sensitive> value = read_secret(secret, change.deployment, sources);
    if (value) {
      request.secrets.emplace(secret.name, *std::move(value));
    } else {
      append(problems, std::move(value.error().diagnostics));
    }
  }
  for (const std::string& name : change.remove) request.secrets.emplace(name, std::nullopt);
  return request;
}

// Names that are not as they were meant to be after the request.
std::vector<std::string> not_as_meant(const SecretRequest& request,
                                      const std::set<std::string>& sent,
                                      const std::vector<std::string>& listed) {
  std::vector<std::string> wrong;
  for (const std::string& name : sent) {
    const bool there = std::binary_search(listed.begin(), listed.end(), name);
    if (there != request.secrets.at(name).has_value()) wrong.push_back(name);
  }
  return wrong;
}

Diagnostic listed_as_before(const SecretRequest& request, const std::vector<std::string>& names) {
  return {
      .code = "CFP6201",
      .message = "Cloudflare took the request, but lists " + join(names, ", ") + " as before it",
      .resource = "worker " + request.worker.worker,
      .hint =
          "run the command again; if it stays so, look at the Worker's versions: "
          "its latest one may not be deployed",
      .deployment = request.deployment.text()};
}

void expect_listed(const SecretRequest& request, AccountReader& reader, SentSecrets& sent) {
  const WorkerAddress& worker = request.worker;
  const std::vector<Reply> replies =
      reader.ask({{Topic::Secrets, worker.account, worker.account_id, worker.worker}});
  const auto& names = std::get<Answer<std::vector<std::string>>>(replies.front());
  if (names.is_unknown()) return sent.problems.push_back(names.why());
  const std::vector<std::string> wrong = not_as_meant(
      request, sent.taken, names.is_here() ? names.value() : std::vector<std::string>{});
  for (const std::string& name : wrong) sent.taken.erase(name);
  sent.done = sent.taken;
  if (!wrong.empty()) sent.problems.push_back(listed_as_before(request, wrong));
}

}  // namespace

Result<std::vector<SecretRequest>> read_secret_requests(const Plan& plan,
                                                        const SecretSources& sources) {
  SecretSources narrowed = sources;
  narrowed.withheld.merge(source_variables(plan));
  std::vector<SecretRequest> requests;
  Diagnostics problems;
  for (const Action& action : plan.actions) {
    if (const auto* change = std::get_if<ChangeSecrets>(&action)) {
      requests.push_back(read_request(*change, narrowed, problems));
    }
  }
  if (!problems.empty()) return fail(Error(std::move(problems)));
  return requests;
}

SentSecrets send_secrets(const SecretRequest& request, AccountWriter& writer,
                         AccountReader& reader) {
  SentSecrets sent;
  auto next = request.secrets.begin();
  while (next != request.secrets.end() && sent.is_whole()) {
    std::map<std::string, std::optional<Sensitive>> part;
    for (; next != request.secrets.end() && part.size() < kNamesPerRequest; ++next) {
      part.insert(*next);
    }
    if (auto taken = writer.change_secrets(request.worker, part); !taken) {
      append(sent.problems, std::move(taken.error().diagnostics));
    } else {
      for (const auto& [name, value] : part) sent.taken.insert(name);
    }
  }
  if (!sent.taken.empty()) expect_listed(request, reader, sent);
  return sent;
}

std::optional<DeploymentKey> deployment_of(const SecretUnit& unit) {
  const std::string deployment = unit.address.substr(0, unit.address.find(' '));
  const std::size_t slash = deployment.find('/');
  if (slash == std::string::npos) return std::nullopt;
  return DeploymentKey{deployment.substr(0, slash), deployment.substr(slash + 1)};
}

std::set<std::pair<DeploymentKey, std::string>> rotations_left_open(
    const std::vector<SecretUnit>& units) {
  std::set<std::pair<DeploymentKey, std::string>> rotations;
  for (const SecretUnit& unit : units) {
    const auto key = deployment_of(unit);
    if (!key) continue;
    for (const std::string& name : unit.names) {
      if (name.starts_with(kRotated)) rotations.emplace(*key, name.substr(1));
    }
  }
  return rotations;
}

}  // namespace cfplan
