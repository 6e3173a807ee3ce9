#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/deployment.hpp"

namespace cfplan {

struct DesiredAccount {
  std::string name;               ///< the key under `accounts:`; "" for the implicit one
  std::optional<std::string> id;  ///< none: found from the token
  std::string token_env = "CLOUDFLARE_API_TOKEN";
  Origin origin;
  /// What CLOUDFLARE_ACCOUNT_ID says of the account that wrangler's own token is for; empty:
  /// nothing. Decides where nothing else names the account, and among several that have the zone.
  std::string preferred_id = {};
};

/// Where things of the project are, as patterns with `${customer}`, `${environment}`, `${service}`
/// still in them: for finding what no deployment declares.
struct Layout {
  std::string wrangler_env = "${environment}";
  std::optional<std::string> worker;
  std::optional<std::string> env_file = "config/customers/${customer}/${environment}.env";
  std::string base_env_file = "config/base/variables.base.env";
  std::string base_wrangler = "config/base/wrangler.base.toml";
  ZoneIdPlace zone_id = ZoneIdPlace::Route;
};

/// The manifest's whole will.
struct Desired {
  std::string manifest_file;
  std::string service;
  std::string wrangler_file;  ///< the top-level `wrangler:`; deployments may name others
  Layout layout;
  Ownership ownership = Ownership::Additive;
  /// Never empty: holds the implicit account "" when the manifest names none.
  std::map<std::string, DesiredAccount> accounts;
  /// By key; those with errors of their own are left out and are in `broken`.
  std::vector<Deployment> deployments;
  std::vector<DeploymentKey> broken;
};

}  // namespace cfplan
