#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/document/documents.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/plan/selection.hpp"

namespace cfplan {

/// A value of the old layout and where it stands. Never a credential.
struct OldValue {
  std::string text;
  Place place;
};

/// What becomes of the zone id of a deployment: nothing has one, routes take it, or no route is
/// there that could.
enum class ZoneIdFate { None, IsTaken, IsNotNeeded, IsLeft };

/// Whether an env file has a key of this name in the old layout only: `DOMAIN`,
/// `CLOUDFLARE_ACCOUNT_ID`, `CLOUDFLARE_ZONE_ID`, `CLOUDFLARE_API_TOKEN`, `DATABASE_NAME`,
/// `WRANGLER_CONFIG`.
[[nodiscard]] bool is_old_key(std::string_view key);

/// What one deployment says in the old way (contract, section 8).
struct OldFacts {
  std::optional<OldValue> domain;           ///< `DOMAIN`, else `CUSTOMER_DOMAIN`
  std::optional<OldValue> account_id;       ///< `CLOUDFLARE_ACCOUNT_ID`
  std::optional<OldValue> zone_id;          ///< `CLOUDFLARE_ZONE_ID`, else a bare `[env.X] zone_id`
  std::optional<OldValue> database_name;    ///< `DATABASE_NAME`
  std::optional<OldValue> wrangler_config;  ///< `WRANGLER_CONFIG`
  std::set<std::string> keys;               ///< of the env file that the new layout has elsewhere
  std::vector<std::string> credentials;     ///< keys of the env file, values not kept
  std::vector<std::string> exposed_vars;    ///< names of `[env.X.vars]` with a credential
  bool has_bare_zone_id = false;
  ZoneIdFate zone_id_fate = ZoneIdFate::None;
  std::string new_route;  ///< a pattern that nothing serves yet; empty: none
  std::string account;    ///< the account's id, wherever it stands; empty: not known

  /// Whether anything of the mapping is to be done, beside credentials of other names.
  [[nodiscard]] bool is_old() const { return !keys.empty() || has_bare_zone_id; }
};

struct MigrationOptions {
  Selection selection;
  /// `--allow CFPnnnn=CUSTOMER/ENV`.
  std::set<std::pair<std::string, std::string>> allowed;
  /// Of a database that no section binds yet; empty: the section's only one, else `DB`.
  std::string binding;
};

/// The old layout, read: what the files shall say, and what speaks against it.
struct Migration {
  /// The deployments with what moves, and the accounts that must be asked for it.
  Desired target;
  std::map<DeploymentKey, OldFacts> old;
  Diagnostics problems;
};

/// Reads what the files of the `declared` deployments say in the old way. One thing said in two
/// ways is an error that names both places (CFP2401).
[[nodiscard]] Migration read_old_layout(const Desired& declared, const Documents& documents,
                                        const MigrationOptions& options);

/// The migration as a plan like any other, but for its secrets, which come before the files that
/// lose them. `account` answers the open questions of `migration.target`.
[[nodiscard]] Plan plan_migration(const Migration& migration, const Documents& documents,
                                  const Account& account, const MigrationOptions& options);

}  // namespace cfplan
