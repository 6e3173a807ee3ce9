#include "manifest/writing/standing_keys.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "manifest/writing/deployment_rows.hpp"
#include "manifest/writing/name_choice.hpp"

namespace cfplan {
namespace {

// The first that is cheapest is taken. An environment's name is a word like any other, so that it
// has to earn its place; a Worker's name is its own until many follow one rule.
constexpr std::initializer_list<Names> kForValues = {
    {.domain = true, .customer = true},
    {.domain = true, .customer = true, .environment = true},
    {.domain = true},
    {}};
constexpr std::initializer_list<Names> kAsItIs = {{}};
constexpr std::initializer_list<Names> kForWorkers = {
    {},
    {.customer = true, .environment = true, .service = true},
    {.environment = true, .service = true},
    {.customer = true, .service = true}};

class KeyCollection {
 public:
  explicit KeyCollection(const StandingProject& project) : project_(project) {
    for (const StandingDeployment& one : project.deployments) keys_.push_back(one.key);
    result_.undeclared.credentials.resize(keys_.size());
    result_.undeclared.unsayable.resize(keys_.size());
  }

  StandingKeys all() {
    choose_wrangler_env();
    choose_env_files();
    add(domain_row(project_), kAsItIs);
    add(zone_row(project_), kAsItIs);
    add_ready(wrangler_file_row(project_));
    add(worker_row(project_), kForWorkers);
    move_worker_to_layout();
    add_ready(
        wrangler_env_row(project_, result_.wrangler_env.value_or(std::string(kEnvironmentAlone))));
    if (!result_.without_env_files) add_ready(env_file_row(project_));
    add(route_row(project_), kForValues);
    add_all(database_rows(project_));
    add_all(var_rows(project_, result_.undeclared));
    add_all(env_rows(project_, result_.undeclared));
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::vector<StandingDeployment>& deployments() const {
    return project_.deployments;
  }

  /// `row` has its values as they stand; they become templates in the way that costs least.
  void add(KeyRow row, std::initializer_list<Names> ways) {
    std::optional<Placement> best;
    for (const Names& names : ways) {
      KeyRow filled = row;
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        filled.cells[i].value =
            with_chosen_names(row.cells[i].value, deployments()[i], project_.service, names);
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
    return domains.size() == 1 && !domains.contains("") && !looks_up_zones(project_, customer);
  }

  void add_all(std::vector<KeyRow> rows) {
    for (KeyRow& row : rows) add(std::move(row), kForValues);
  }

  /// Its values are templates already.
  void add_ready(KeyRow row) {
    Placement placement = place_in_layers(row, keys_);
    if (!placement.values.empty()) result_.keys.push_back({std::move(row.path), placement});
  }

  // The X of [env.X] that most follow.
  void choose_wrangler_env() {
    std::map<std::string, std::size_t> counts;
    for (const StandingDeployment& one : deployments()) ++counts[section_template(project_, one)];
    const std::string usual(kEnvironmentAlone);
    std::size_t most = counts[usual];
    for (const auto& [text, count] : counts) {
      if (count <= most || text.find("${") == std::string::npos) continue;
      most = count;
      result_.wrangler_env = text;
    }
  }

  void choose_env_files() {
    result_.without_env_files =
        !keys_.empty() && std::none_of(deployments().begin(), deployments().end(),
                                       [](const auto& one) { return one.env_file.has_value(); });
  }

  // Where one rule names all Workers it belongs to the layout.
  void move_worker_to_layout() {
    if (result_.keys.empty() || result_.keys.back().path != ValuePath{"worker"}) return;
    const auto& values = result_.keys.back().placement.values;
    if (values.size() != 1 || values.begin()->first != DeploymentKey{}) return;
    result_.worker = *values.begin()->second.string();
    result_.keys.pop_back();
  }

  const StandingProject& project_;
  std::vector<DeploymentKey> keys_;
  StandingKeys result_;
};

}  // namespace

StandingKeys standing_keys(const StandingProject& project) { return KeyCollection(project).all(); }

}  // namespace cfplan
