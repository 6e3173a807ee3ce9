#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// A route as it stands in a section.
struct StandingRoute {
  std::string pattern;
  bool custom_domain = false;
};

/// A D1 database as it stands in a section.
struct StandingDatabase {
  std::string binding;
  std::string name;
};

/// Whether the zone of a deployment's domain was looked up, and is declared to be.
enum class ZoneLookup { Off, On };

/// A deployment as it stands in the files, to be declared so that nothing changes. Its domain is
/// the `CUSTOMER_DOMAIN` of `env`, where that is a host name.
struct StandingDeployment {
  DeploymentKey key;
  std::string wrangler_env;
  std::optional<std::string> env_file;       ///< project-relative; none: no env file is managed
  std::optional<std::string> wrangler_file;  ///< where it is another than the project's
  std::optional<std::string> worker;         ///< what stands as `[env.X] name`
  Value::Map vars;                           ///< as they stand
  Value::Map env;                            ///< as they stand
  ZoneLookup zone = ZoneLookup::Off;
  std::vector<StandingRoute> routes;        ///< those that are to be declared
  std::vector<StandingDatabase> databases;  ///< those that are to be declared
  std::vector<std::string> remarks;         ///< what could not be declared or known, a line each
};

/// What a new manifest says, in the order of the files.
struct StandingProject {
  std::string wrangler_file = "wrangler.toml";
  std::optional<std::string> service;        ///< the wrangler file's top-level name
  std::optional<std::string> base_env_file;  ///< where it is not the layout's default
  std::optional<std::string> base_wrangler;  ///< where it is not the layout's default
  std::vector<StandingDeployment> deployments;
  std::vector<std::string> remarks;  ///< what could not be declared or known, a line each
};

/// The text of a manifest whose plan is empty, as a person would write it: what deployments share
/// stands once, and names stand for what repeats them. A value that looks like a credential, or
/// that no manifest can say, is not in it: a comment names its key.
[[nodiscard]] std::string write_manifest(const StandingProject& project);

}  // namespace cfplan
