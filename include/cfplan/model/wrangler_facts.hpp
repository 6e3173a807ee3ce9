#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/model/account.hpp"

namespace cfplan {

/// How a route stands in the file.
enum class RouteForm { ListString, ListObject, SingleString, SingleObject };

struct RouteFact {
  std::string pattern;
  std::optional<std::string> zone_id;
  std::optional<std::string> zone_name;
  bool custom_domain = false;
  RouteForm form = RouteForm::ListObject;
  ValuePath path;  ///< of the route's own value
};

struct BindingFact {
  std::string binding;
  std::optional<std::string> name;
  std::optional<std::string> id;
  ValuePath path;  ///< of its map
  BindingKind kind = BindingKind::Database;
};

/// One `[env.X]` as it stands, or the top level (`env` empty): only what is written there, nothing
/// inherited. An empty string counts as absent.
struct WranglerSection {
  std::string env;
  std::optional<std::string> name;
  std::optional<std::string> account_id;
  std::optional<std::string> bare_zone_id;  ///< Wrangler 1's `zone_id`, which wrangler 4 ignores
  std::vector<RouteFact> routes;
  bool has_routes_key = false;  ///< `route` or `routes` is written, be it empty
  std::vector<BindingFact> databases;
  std::vector<BindingFact> other_bindings;  ///< of the other kinds that cfplan knows
  const Value* vars = nullptr;  ///< a map inside the document's tree, which must outlive this
  const Value* map = nullptr;   ///< the section itself, likewise
  ValuePath path;               ///< empty, or `env.X`
};

/// What a wrangler.toml, wrangler.jsonc or wrangler.json says, by wrangler's own reading.
struct WranglerFacts {
  WranglerSection top;
  std::vector<WranglerSection> sections;  ///< in the document's order

  /// Null when there is no such `[env.X]`. Linear.
  [[nodiscard]] const WranglerSection* find(const std::string& env) const;
  /// wrangler's rule: `[env.X] name`, else top-level `name` + "-" + X; none when neither is there.
  [[nodiscard]] std::optional<std::string> worker_name(const WranglerSection& section) const;
  /// `[env.X] account_id`, else the top-level one.
  [[nodiscard]] std::optional<std::string> account_id(const WranglerSection& section) const;
};

}  // namespace cfplan
