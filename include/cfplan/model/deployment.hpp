#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/deployment_key.hpp"
#include "cfplan/model/origin.hpp"

namespace cfplan {

struct SecretFromEnv {
  std::string variable;
  bool operator==(const SecretFromEnv&) const = default;
};
struct SecretFromFile {
  std::string path;  ///< relative to the project, or absolute
  bool keep_newline = false;
  bool operator==(const SecretFromFile&) const = default;
};
struct SecretFromCommand {
  std::vector<std::string> argv;
  std::vector<std::string> pass_env;
  bool keep_newline = false;
  bool operator==(const SecretFromCommand&) const = default;
};
struct SecretGenerated {
  std::size_t bytes = 0;
  bool operator==(const SecretGenerated&) const = default;
};
struct SecretFromEnvFile {
  std::string path;  ///< of an env file of the project
  std::string key;
  bool operator==(const SecretFromEnvFile&) const = default;
};
/// Where apply takes a secret's value from. Only a description: nothing here is secret.
/// SecretFromEnvFile is no manifest's: it is where a value stands that must not stay there.
using SecretSource = std::variant<SecretFromEnv, SecretFromFile, SecretFromCommand, SecretGenerated,
                                  SecretFromEnvFile>;

struct DesiredSecret {
  std::string name;
  SecretSource source;
  std::optional<std::string> version;  ///< the scalar as written
  Origin origin;
};

struct DesiredRoute {
  std::string pattern;
  bool custom_domain = false;
  Origin origin;
};

/// A thing of the account, bound to the Worker.
struct DesiredBinding {
  std::string binding;
  std::string name;  ///< at Cloudflare
  bool create = false;
  Origin origin;
  BindingKind kind = BindingKind::Database;
};

/// Which zone a deployment's routes are in: found from each route's own host, the named one, or
/// none (`zone: null`: no zone is looked up and no zone id written).
struct ZoneFromHost {
  bool operator==(const ZoneFromHost&) const = default;
};
struct ZoneNamed {
  std::string name;
  bool operator==(const ZoneNamed&) const = default;
};
struct NoZone {
  bool operator==(const NoZone&) const = default;
};
using ZoneChoice = std::variant<ZoneFromHost, ZoneNamed, NoZone>;

enum class DeploymentState { Present, Absent };
enum class Ownership { Additive, Exact };
enum class ZoneIdPlace { Route, Env };

/// One deployment as the manifest wants it: all four layers merged, every `${…}` filled in.
struct Deployment {
  DeploymentKey key;
  Origin origin;
  DeploymentState state = DeploymentState::Present;
  std::string wrangler_file;  ///< project-relative
  std::string wrangler_env;   ///< the X of `[env.X]`
  /// Written as `[env.X] name`; none: wrangler's own rule, and nothing is written.
  std::optional<Sourced<std::string>> worker;
  std::optional<std::string> env_file;  ///< project-relative; none: no env file is managed
  std::optional<Sourced<std::string>> domain;
  ZoneChoice zone = ZoneFromHost{};
  ZoneIdPlace zone_id_place = ZoneIdPlace::Route;
  std::optional<Sourced<std::string>> account;  ///< a key of Desired::accounts
  std::vector<DesiredRoute> routes;
  bool routes_declared = false;  ///< `routes: []` is a statement under `ownership: exact`
  std::vector<DesiredBinding> databases;
  bool databases_declared = false;
  std::vector<DesiredBinding> other_bindings;  ///< all but databases, by kind
  std::set<BindingKind> declared_kinds;        ///< of those
  std::map<std::string, Sourced<Value>> vars;
  std::map<std::string, Sourced<std::string>> env;  ///< with CUSTOMER_ID and CUSTOMER_DOMAIN
  std::vector<DesiredSecret> secrets;
  bool secrets_declared = false;
  Ownership ownership = Ownership::Additive;
  /// Why something of it is removed: where `state: absent` or `ownership: exact` is written.
  Origin removal_origin;
  bool is_protected = false;
  bool create_worker = false;
  std::vector<std::string> allow_plaintext;
  /// Declares `account`, `routes`, `databases` or another kind of binding, or `secrets`, or
  /// `domain` without `zone: null` (contract, section 5): only then is its account looked at.
  bool account_managed = false;
};

}  // namespace cfplan
