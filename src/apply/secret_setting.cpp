#include "apply/secret_setting.hpp"

#include <utility>

#include "apply/run_diagnostics.hpp"

namespace cfplan {

namespace {

void add_versions(const SecretRequest& request, const std::set<std::string>& done,
                  VersionRecords& records) {
  for (const auto& [name, version] : request.versions) {
    if (done.contains(name)) records[{request.deployment, name}] = version;
  }
}

}  // namespace

bool SecretSetting::run(const std::vector<SecretRequest>& requests, AfterFirstFailure after,
                        VersionRecords& set) {
  bool go_on = true;
  for (std::size_t unit = 0; unit < requests.size(); ++unit) {
    const SecretRequest& request = requests[unit];
    go_on = go_on && !options_.interrupted();
    const SentSecrets sent = go_on ? send(request, unit) : SentSecrets();
    name_secrets(request, sent.done, options_.generated, outcome_);
    add_versions(request, sent.done, set);
    if (!sent.taken.empty()) after = AfterFirstFailure::GoOn;
    if (sent.done.size() == request.secrets.size()) continue;
    // Whoever interrupts a committed run leaves its secrets for the next one.
    if (after == AfterFirstFailure::Stop && go_on && !options_.interrupted()) return false;
    leave_open(request, sent.done);
  }
  return true;
}

SentSecrets SecretSetting::send(const SecretRequest& request, std::size_t unit) {
  if (auto begun = pending_.begin(unit); !begun) {
    report(std::move(begun.error().diagnostics));
    return {};
  }
  SentSecrets sent = send_secrets(request, ports_.writer, ports_.reader);
  report(std::move(sent.problems));
  if (sent.done.size() < request.secrets.size()) return sent;
  // The secrets are set: a journal that cannot say so only makes the next run look again.
  if (auto done = pending_.done(unit); !done) report(std::move(done.error().diagnostics));
  return sent;
}

void name_secrets(const SecretRequest& request, const std::set<std::string>& done,
                  GeneratedValues generated, Outcome& outcome) {
  for (const auto& [name, value] : request.secrets) {
    if (!done.contains(name)) continue;
    auto& list = value ? outcome.secrets_set : outcome.secrets_deleted;
    list.push_back(request.worker.worker + ": " + name);
    if (generated == GeneratedValues::Told && request.generated.contains(name)) {
      outcome.generated.push_back({list.back(), *value});
    }
  }
}

void SecretSetting::leave_open(const SecretRequest& request, const std::set<std::string>& done) {
  outcome_.kind = OutcomeKind::SecretsPending;
  for (const auto& [name, value] : request.secrets) {
    if (!done.contains(name)) {
      outcome_.secrets_pending.push_back(request.worker.worker + ": " + name);
    }
  }
}

void SecretSetting::report(Diagnostics more) { append(outcome_.diagnostics, std::move(more)); }

}  // namespace cfplan
