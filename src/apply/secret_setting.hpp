#pragma once

#include <set>
#include <string>
#include <vector>

#include "apply/secret_units.hpp"
#include "apply/version_records.hpp"
#include "cfplan/apply/executor.hpp"
#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/model/outcome.hpp"

namespace cfplan {

/// Whether a first request that fails ends it all, as long as nothing is set.
enum class AfterFirstFailure { GoOn, Stop };

/// Sets the secrets of a committed run, Worker by Worker: each is noted in the run's journal before
/// and after its request, and in the outcome.
class SecretSetting {
 public:
  /// All must outlive it.
  SecretSetting(const ApplyPorts& ports, const ApplyOptions& options, PendingSecrets& pending,
                Outcome& outcome)
      : ports_(ports), options_(options), pending_(pending), outcome_(outcome) {}

  /// Adds the versions of what is set to `set`. False when it was stopped at its first failure:
  /// then nothing is set.
  bool run(const std::vector<SecretRequest>& requests, AfterFirstFailure after,
           VersionRecords& set);

  /// Tells in the outcome that all of it is pending, but for the names in `done`.
  void leave_open(const SecretRequest& request, const std::set<std::string>& done = {});

 private:
  SentSecrets send(const SecretRequest& request, std::size_t unit);
  void report(Diagnostics more);

  const ApplyPorts& ports_;
  const ApplyOptions& options_;
  PendingSecrets& pending_;
  Outcome& outcome_;
};

/// Tells in the outcome what of a request is `done`: set and deleted, and what was generated for
/// it.
void name_secrets(const SecretRequest& request, const std::set<std::string>& done,
                  GeneratedValues generated, Outcome& outcome);

}  // namespace cfplan
