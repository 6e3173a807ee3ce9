#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/deployment_key.hpp"
#include "cfplan/model/explanation.hpp"

namespace cfplan {

/// What stands somewhere, and where: "wrangler.toml, env.production.name". An empty value stands
/// nowhere.
struct Fact {
  std::string value;
  std::string source;
  bool operator==(const Fact&) const = default;
};

struct DatabaseBinding {
  std::string binding;
  std::string name;    ///< empty when it is not written
  std::string id;      ///< empty when it is not written
  std::string source;  ///< where it stands
  bool operator==(const DatabaseBinding&) const = default;
};

struct RouteEntry {
  std::string pattern;
  std::string zone_id;  ///< empty when it is not written
  bool custom_domain = false;
  std::string source;
  bool operator==(const RouteEntry&) const = default;
};

/// Unknown: nobody could be asked, or the answer was none.
enum class SecretState { Configured, Missing, Unknown };

struct SecretEntry {
  std::string name;
  SecretState state = SecretState::Unknown;
  std::string source;  ///< where it is declared; empty when it is only in the store
  bool operator==(const SecretEntry&) const = default;
};

/// One variable of `[env.X.vars]` or of an env file.
struct Setting {
  std::string name;
  std::optional<std::string> value;     ///< as one line of text; none: only the fallback is there
  std::string source;                   ///< where the value stands or is declared
  std::optional<std::string> fallback;  ///< what the base env file says
  bool operator==(const Setting&) const = default;
};

/// The six facts of one deployment as they stand in the files (contract, section 1), ids in full,
/// and what `describe` tells beyond them.
struct DeploymentFacts {
  /// Of what no deployment declares: with empty names where they cannot be told.
  DeploymentKey key;
  bool is_managed = true;
  std::string wrangler_file;
  std::string wrangler_env;  ///< empty: there is an env file and no section
  std::string env_file;
  Fact worker;
  Fact account_id;
  Fact domain;
  std::vector<std::string> zone_ids;  ///< distinct, in the order of the routes
  std::vector<DatabaseBinding> databases;
  SecretState api_token = SecretState::Unknown;  ///< of CLOUDFLARE_API_TOKEN
  std::vector<SecretEntry> other_secrets;
  /// For `describe` only; `list` does not look at them.
  std::vector<RouteEntry> routes;
  std::vector<Setting> vars;
  std::vector<Setting> env;
  std::string base_env_file;  ///< where the fallbacks are from
  /// For `describe --explain` only.
  std::optional<Explanation> explanation;
};

}  // namespace cfplan
