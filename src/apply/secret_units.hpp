#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cfplan/apply/pending_secrets.hpp"
#include "cfplan/apply/secret_values.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/ports/account_reader.hpp"
#include "cfplan/ports/account_writer.hpp"

namespace cfplan {

/// What one Worker's secrets become: a value sets, none deletes.
struct SecretRequest {
  DeploymentKey deployment;
  WorkerAddress worker;
  std::map<std::string, std::optional<Sensitive>> secrets;
  SecretUnit unit;                              ///< how the journal speaks of it
  std::map<std::string, std::string> versions;  ///< of those that are set and have one
  std::set<std::string> generated;              ///< names of those whose value this run made
  std::set<std::string> added;                  ///< names that the Worker did not list
};

/// The requests of a plan, in its order, every value read. All problems at once.
[[nodiscard]] Result<std::vector<SecretRequest>> read_secret_requests(const Plan& plan,
                                                                      const SecretSources& sources);

/// The deployment whose secrets the unit is about; none when its address is not one of ours.
[[nodiscard]] std::optional<DeploymentKey> deployment_of(const SecretUnit& unit);

/// What came of a request.
struct SentSecrets {
  std::set<std::string> taken;  ///< names that Cloudflare took, and does not list as before
  std::set<std::string> done;   ///< of those: the names that it was seen to list as meant
  Diagnostics problems;         ///< why not all are done

  [[nodiscard]] bool is_whole() const { return problems.empty(); }
};

/// Sends it, at most 100 names at a time, up to the first that fails, and lists the names to see
/// that they are there (and the deleted ones gone). Problems: CFP6201 and those of the provider.
[[nodiscard]] SentSecrets send_secrets(const SecretRequest& request, AccountWriter& writer,
                                       AccountReader& reader);

}  // namespace cfplan
