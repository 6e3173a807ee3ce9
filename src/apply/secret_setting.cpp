#include "apply/secret_setting.hpp"

#include <utility>

#include "apply/run_diagnostics.hpp"

namespace cfplan {

bool SecretSetting::run(const std::vector<SecretRequest>& requests, AfterFirstFailure after,
                        VersionRecords& set) {
  bool go_on = true;
  for (std::size_t unit = 0; unit < requests.size(); ++unit) {
    const SecretRequest& request = requests[unit];
    go_on = go_on && !options_.interrupted();
    if (go_on && send(request, unit)) {
      name_secrets(request, options_.generated, outcome_);
      add_versions(request, set);
      after = AfterFirstFailure::GoOn;
    } else if (go_on && after == AfterFirstFailure::Stop) {
      return false;
    } else {
      leave_open(request);
    }
  }
  return true;
}

bool SecretSetting::send(const SecretRequest& request, std::size_t unit) {
  if (auto begun = pending_.begin(unit); !begun) {
    report(std::move(begun.error().diagnostics));
    return false;
  }
  if (auto sent = send_secrets(request, ports_.writer, ports_.reader); !sent) {
    report(std::move(sent.error().diagnostics));
    return false;
  }
  // The secrets are set: a journal that cannot say so only makes the next run look again.
  if (auto done = pending_.done(unit); !done) report(std::move(done.error().diagnostics));
  return true;
}

void name_secrets(const SecretRequest& request, GeneratedValues generated, Outcome& outcome) {
  for (const auto& [name, value] : request.secrets) {
    auto& list = value ? outcome.secrets_set : outcome.secrets_deleted;
    list.push_back(request.worker.worker + ": " + name);
    if (generated == GeneratedValues::Told && request.generated.contains(name)) {
      outcome.generated.push_back({list.back(), *value});
    }
  }
}

void SecretSetting::leave_open(const SecretRequest& request) {
  outcome_.kind = OutcomeKind::SecretsPending;
  for (const auto& [name, value] : request.secrets) {
    outcome_.secrets_pending.push_back(request.worker.worker + ": " + name);
  }
}

void SecretSetting::report(Diagnostics more) { append(outcome_.diagnostics, std::move(more)); }

void add_versions(const SecretRequest& request, VersionRecords& records) {
  for (const auto& [name, version] : request.versions) {
    records[{request.deployment, name}] = version;
  }
}

Diagnostics settle(PendingSecrets& secrets) {
  auto ended = secrets.drop();
  return ended ? Diagnostics{} : std::move(ended.error().diagnostics);
}

}  // namespace cfplan
