#include "manifest/writing/standing_keys.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/writing/name_choice.hpp"
#include "manifest/writing/undeclarable.hpp"
#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kUsualEnvFile = "config/customers/${customer}/${environment}.env";

/// A text of an env file as YAML says it: without quotes where it would come back as it is.
Value env_value(std::string text) {
  YamlNode node{.kind = YamlKind::Scalar};
  node.text = text;
  const Value plain = scalar_value(node);
  return plain.string() == nullptr && one_line_text(plain) == text ? plain : Value(std::move(text));
}

// The first that is cheapest is taken. An environment's name is a word like any other, so that it
// has to earn its place; a Worker's name is its own until many follow one rule.
constexpr std::initializer_list<Names> kForValues = {
    {.domain = true, .customer = true},
    {.domain = true, .customer = true, .environment = true},
    {.domain = true},
    {}};
constexpr std::initializer_list<Names> kForWorkers = {
    {},
    {.customer = true, .environment = true, .service = true},
    {.environment = true, .service = true},
    {.customer = true, .service = true}};

class KeyCollection {
 public:
  explicit KeyCollection(const StandingProject& project) : project_(project) {
    for (const StandingDeployment& one : project.deployments) keys_.push_back(one.key);
    result_.credentials.resize(keys_.size());
    result_.unsayable.resize(keys_.size());
  }

  StandingKeys all() {
    choose_wrangler_env();
    choose_env_files();
    add_domains();
    add_zones();
    add_wrangler_files();
    add_workers();
    add_wrangler_envs();
    add_env_files();
    add_routes();
    add_databases();
    add_vars();
    add_env();
    return std::move(result_);
  }

 private:
  using Deployments = std::vector<StandingDeployment>;

  [[nodiscard]] const Deployments& deployments() const { return project_.deployments; }
  [[nodiscard]] const std::optional<std::string>& service() const { return project_.service; }

  /// `row` has its values as they stand; they become templates in the way that costs least.
  void add(KeyRow row, std::initializer_list<Names> ways) {
    std::optional<Placement> best;
    for (const Names& names : ways) {
      KeyRow filled = row;
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        filled.cells[i].value =
            with_chosen_names(row.cells[i].value, deployments()[i], service(), names);
      }
      keep_domains_where_they_are(filled);
      Placement placement = place_in_layers(filled, keys_);
      if (!best || placement.cost < best->cost) best = std::move(placement);
    }
    if (best && !best->values.empty()) result_.keys.push_back({std::move(row.path), *best});
  }

  // Nothing may be inherited that is made of a domain by whom has none.
  void keep_domains_where_they_are(KeyRow& row) const {
    const bool uses_domain = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
      return canonical_text(cell.value).find("${domain}") != std::string::npos;
    });
    if (!uses_domain) return;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const bool is_free = row.cells[i].kind == Cell::Kind::Free;
      if (is_free && !inherits_domain(keys_[i].customer)) row.cells[i] = implied(Value());
    }
  }

  /// Whether the customer itself has the domain, for all its deployments.
  [[nodiscard]] bool inherits_domain(const std::string& customer) const {
    std::set<std::string> domains;
    for (const StandingDeployment& one : deployments()) {
      if (one.key.customer != customer || !one.env_file) continue;
      const std::string* domain = domain_of(one);
      domains.insert(domain == nullptr ? "" : *domain);
    }
    return domains.size() == 1 && !domains.contains("") && !looks_up_zones(customer);
  }

  void add_as_is(const KeyRow& row) { add(row, {Names{}}); }

  [[nodiscard]] KeyRow row(ValuePath path) const {
    return {.path = std::move(path), .cells = std::vector<Cell>(keys_.size())};
  }

  static Cell said(Value value) { return {Cell::Kind::Said, std::move(value)}; }
  static Cell implied(Value value) { return {Cell::Kind::Implied, std::move(value)}; }
  static Cell free() { return {Cell::Kind::Free, {}}; }

  // The X of [env.X] that most follow.
  void choose_wrangler_env() {
    std::map<std::string, std::size_t> counts;
    for (const StandingDeployment& one : deployments()) ++counts[section_template(one)];
    const std::string usual(kEnvironmentAlone);
    std::size_t most = counts[usual];
    for (const auto& [text, count] : counts) {
      if (count <= most || text.find("${") == std::string::npos) continue;
      most = count;
      result_.wrangler_env = text;
    }
  }

  [[nodiscard]] std::string section_template(const StandingDeployment& one) const {
    return text_with_names(one.wrangler_env,
                           chosen_names(one, service(), {.customer = true, .environment = true}));
  }

  void choose_env_files() {
    result_.without_env_files =
        !keys_.empty() && std::none_of(deployments().begin(), deployments().end(),
                                       [](const auto& one) { return one.env_file.has_value(); });
  }

  [[nodiscard]] bool looks_up_zones(const std::string& customer) const {
    return std::any_of(deployments().begin(), deployments().end(), [&](const auto& one) {
      return one.key.customer == customer && one.zone == ZoneLookup::On;
    });
  }

  void add_domains() {
    KeyRow row = this->row({"domain"});
    row.home = Home::CustomerOrBelow;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      if (const std::string* domain = domain_of(one)) row.cells[i] = said(*domain);
      else if (!one.env_file && !looks_up_zones(one.key.customer)) row.cells[i] = free();
    }
    add_as_is(row);
  }

  // Only null can be said of them here: what is looked up must not inherit it.
  void add_zones() {
    KeyRow row = this->row({"zone"});
    row.overriding = Overriding::ByNullOnly;
    std::set<std::string> with_domain;
    for (const StandingDeployment& one : deployments()) {
      if (domain_of(one) != nullptr) with_domain.insert(one.key.customer);
    }
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      const bool looked_up = one.zone == ZoneLookup::On || !one.routes.empty();
      const bool may_inherit = !one.env_file && with_domain.contains(one.key.customer);
      if (looked_up) row.cells[i] = implied(true);
      else row.cells[i] = domain_of(one) != nullptr || may_inherit ? said(Value()) : free();
    }
    add_as_is(row);
  }

  void add_wrangler_files() {
    KeyRow row = this->row({"wrangler"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const auto& own = deployments()[i].wrangler_file;
      row.cells[i] = own ? said(*own) : implied(project_.wrangler_file);
    }
    add_ready(std::move(row));
  }

  void add_workers() {
    KeyRow row = this->row({"worker"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const auto& worker = deployments()[i].worker;
      if (worker) row.cells[i] = said(*worker);
    }
    add(std::move(row), kForWorkers);
    move_worker_to_layout();
  }

  // Where one rule names all Workers it belongs to the layout.
  void move_worker_to_layout() {
    if (result_.keys.empty() || result_.keys.back().path != ValuePath{"worker"}) return;
    const auto& values = result_.keys.back().placement.values;
    if (values.size() != 1 || values.begin()->first != DeploymentKey{}) return;
    result_.worker = *values.begin()->second.string();
    result_.keys.pop_back();
  }

  void add_wrangler_envs() {
    const std::string usual = result_.wrangler_env.value_or(std::string(kEnvironmentAlone));
    KeyRow row = this->row({"wrangler_env"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      const std::string own = section_template(one);
      row.cells[i] = own == usual ? implied(own) : said(text_with_names(one.wrangler_env, {}));
    }
    add_ready(std::move(row));
  }

  void add_env_files() {
    if (result_.without_env_files) return;
    KeyRow row = this->row({"env_file"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      if (!one.env_file) {
        row.cells[i] = said(Value());
        continue;
      }
      const DeploymentKey& key = one.key;
      const std::string usual = "config/customers/" + key.customer + "/" + key.environment + ".env";
      if (*one.env_file == usual) row.cells[i] = implied(Value(kUsualEnvFile));
      else
        row.cells[i] = said(
            text_with_names(*one.env_file, chosen_names(one, service(), {.environment = true})));
    }
    add_ready(std::move(row));
  }

  /// Its values are templates already.
  void add_ready(KeyRow row) {
    Placement placement = place_in_layers(row, keys_);
    if (!placement.values.empty()) result_.keys.push_back({std::move(row.path), placement});
  }

  void add_routes() {
    KeyRow row = this->row({"routes"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      Value::List list;
      for (const StandingRoute& route : deployments()[i].routes) {
        if (!route.custom_domain) list.push_back(route.pattern);
        else list.push_back(Value::Map{{"pattern", route.pattern}, {"custom_domain", true}});
      }
      if (!list.empty()) row.cells[i] = said(std::move(list));
    }
    add(std::move(row), kForValues);
  }

  void add_databases() {
    std::vector<std::string> bindings;
    for (const StandingDeployment& one : deployments()) {
      for (const StandingDatabase& database : one.databases) {
        const bool is_new =
            std::find(bindings.begin(), bindings.end(), database.binding) == bindings.end();
        if (is_new) bindings.push_back(database.binding);
      }
    }
    for (const std::string& binding : bindings) add_database(binding);
  }

  void add_database(const std::string& binding) {
    KeyRow row = this->row({"databases", binding});
    row.overriding = Overriding::ByValueOnly;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      for (const StandingDatabase& database : deployments()[i].databases) {
        if (database.binding == binding) row.cells[i] = said(database.name);
      }
    }
    add(std::move(row), kForValues);
  }

  /// All keys of the maps, in the order in which they appear.
  [[nodiscard]] std::vector<std::string> keys_of(Value::Map StandingDeployment::*map) const {
    std::vector<std::string> keys;
    std::set<std::string> seen;
    for (const StandingDeployment& one : deployments()) {
      for (const Member& member : one.*map) {
        if (seen.insert(member.key).second) keys.push_back(member.key);
      }
    }
    return keys;
  }

  /// Whether it may be declared; what may not is noted.
  bool may_declare(std::size_t at, const char* map, const std::string& key, const Value& value,
                   bool (*is_key)(std::string_view)) {
    const Obstacle obstacle = is_key(key) ? obstacle_to(key, value) : Obstacle::Unsayable;
    const std::string name = std::string(map) + "." + visible(key);
    if (obstacle == Obstacle::Credential) result_.credentials[at].push_back(name);
    if (obstacle == Obstacle::Unsayable) result_.unsayable[at].push_back(name);
    return obstacle == Obstacle::None;
  }

  void add_vars() {
    for (const std::string& key : keys_of(&StandingDeployment::vars)) {
      KeyRow row = this->row({"vars", key});
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        const Value* value = value_in(deployments()[i].vars, key);
        if (value == nullptr || !may_declare(i, "vars", key, *value, is_identifier)) continue;
        if (value->is<Value::Map>()) row.overriding = Overriding::ByNullOnly;
        row.cells[i] = said(*value);
      }
      add(std::move(row), kForValues);
    }
  }

  void add_env() {
    add_customer_ids();
    for (const std::string& key : keys_of(&StandingDeployment::env)) {
      if (key != "CUSTOMER_ID") add_env_key(key);
    }
  }

  void add_env_key(const std::string& key) {
    KeyRow row = this->row({"env", key});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      const std::string* text = text_in(one.env, key);
      if (!one.env_file) row.cells[i] = free();
      else if (key == "CUSTOMER_DOMAIN" && domain_of(one) != nullptr) row.cells[i] = implied(*text);
      else if (text != nullptr && may_declare(i, "env", key, *text, is_env_key))
        row.cells[i] = said(env_value(*text));
    }
    add(std::move(row), kForValues);
  }

  // Derived from the customer's name where nothing else is said.
  void add_customer_ids() {
    KeyRow row = this->row({"env", "CUSTOMER_ID"});
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const StandingDeployment& one = deployments()[i];
      const std::string* id = text_in(one.env, "CUSTOMER_ID");
      if (!one.env_file) row.cells[i] = free();
      else if (id == nullptr) row.cells[i] = said(Value());
      else if (*id == one.key.customer) row.cells[i] = implied(*id);
      else row.cells[i] = said(env_value(*id));
    }
    add(std::move(row), kForValues);
  }

  const StandingProject& project_;
  std::vector<DeploymentKey> keys_;
  StandingKeys result_;
};

}  // namespace

StandingKeys standing_keys(const StandingProject& project) { return KeyCollection(project).all(); }

}  // namespace cfplan
