#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/model/deployment_key.hpp"
#include "cli/flows/removal.hpp"

namespace cfplan {

/// What is wanted of a deployment's database.
enum class DatabaseWish { AsItIs, Existing, Create, None };

/// Sets a member of a map; of several answers under one name the last one counts.
inline void put_member(Value::Map& members, const std::string& key, Value value) {
  std::erase_if(members, [&](const Member& member) { return member.key == key; });
  members.push_back({key, std::move(value)});
}

/// What a person wants of one deployment: the answers of new and update, whether they came as
/// options or from questions. What is empty stays as it is.
struct DeploymentForm {
  DeploymentKey key;
  std::string domain;
  std::string worker;
  std::string wrangler_env;
  std::string account;
  DatabaseWish database_wish = DatabaseWish::AsItIs;
  std::string database;
  /// An outer layer of the manifest declares databases, and a new deployment is to have none.
  bool hides_databases = false;
  std::vector<std::string> routes;
  Value::Map vars;
  Value::Map env;      ///< strings
  Value::Map secrets;  ///< by name: the source as the manifest writes it, `{ from_env: VAR }`
  std::vector<std::string> rotate;  ///< names of secrets
  std::vector<Removal> removals;
  std::string ownership;  ///< `additive` or `exact`

  /// Whether anything is to be written into the manifest.
  [[nodiscard]] bool changes_manifest() const {
    const bool names = !(domain + worker + wrangler_env + account + ownership).empty();
    return names || !removals.empty() || database_wish != DatabaseWish::AsItIs || !routes.empty() ||
           !vars.empty() || !env.empty() || !secrets.empty();
  }
};

}  // namespace cfplan
