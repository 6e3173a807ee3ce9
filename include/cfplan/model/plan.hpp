#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

enum class DeploymentVerdict { Unchanged, Changed, Broken };

/// One deployment as the plan sees it. Ids are in full; masking is rendering.
struct PlannedDeployment {
  DeploymentKey key;
  DeploymentVerdict verdict = DeploymentVerdict::Unchanged;
  std::string wrangler_file;
  std::string wrangler_env;
  std::optional<std::string> worker;
  std::optional<std::string> account_id;
  bool is_protected = false;
  /// Declared secrets whose Worker does not exist yet: no pending change.
  std::vector<std::string> deferred_secrets;
  /// `state: absent`: wrangler commands that would remove what stays at Cloudflare.
  std::vector<std::string> removal_commands;
};

/// Something there that no deployment declares.
struct Unmanaged {
  enum class Kind { Section, EnvFile };
  Kind kind = Kind::Section;
  std::string file;
  std::string env;  ///< of a section
  bool operator==(const Unmanaged&) const = default;
};

inline constexpr std::string_view kDriftOfVariable = "var";
inline constexpr std::string_view kDriftOfSecret = "secret";

/// Live at Cloudflare and different from the files.
struct Drift {
  DeploymentKey deployment;
  std::string worker;
  std::string kind;  ///< "var", "secret", or the noun of a kind of binding
  std::string name;  ///< of the binding
  std::string text;  ///< "var LOG_LEVEL is \"debug\" live, \"warn\" in wrangler.toml"
};

/// Per kind of thing: `[env.X]` sections, env files, databases, workers; and secrets apart.
struct Counts {
  std::size_t create = 0;
  std::size_t update = 0;
  std::size_t remove = 0;
  std::size_t secrets_to_set = 0;
  std::size_t secrets_to_delete = 0;
  std::size_t deferred_secrets = 0;
  bool operator==(const Counts&) const = default;
};

/// What would change, as plain data: it can be saved, compared, rendered and carried out. Equal
/// inputs give equal plans. Actions are in the order of apply: databases, workers, files, secrets,
/// versions; secrets that a file loses to the store come before the files.
struct Plan {
  std::string fingerprint;  ///< 64 hex digits over every change in full
  Counts counts;
  std::vector<PlannedDeployment> deployments;  ///< all selected, by key
  std::vector<Action> actions;
  std::vector<Unmanaged> unmanaged;
  std::vector<Drift> drift;
  Diagnostics diagnostics;
  /// Account, zone and database ids that occur in it, for masking.
  std::set<std::string> ids;

  [[nodiscard]] bool empty() const { return actions.empty(); }
};

}  // namespace cfplan
