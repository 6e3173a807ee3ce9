#include "manifest/writing/layering.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>

namespace cfplan {
namespace {

constexpr double kImpossible = std::numeric_limits<double>::infinity();
// A null that takes an inherited value away is harder to read than a value.
constexpr double kCostOfRemoval = 1.6;

/// A value of the row, by its place among the distinct ones.
using Choice = std::optional<std::size_t>;
using Choices = std::map<std::string, std::size_t>;

/// What the three shared layers say.
struct SharedLayers {
  Choice defaults;
  Choices environments;
  Choices customers;
};

Choice find(const Choices& choices, const std::string& name) {
  const auto found = choices.find(name);
  return found == choices.end() ? Choice() : found->second;
}

class RowLayering {
 public:
  RowLayering(const KeyRow& row, const std::vector<DeploymentKey>& keys) : row_(row), keys_(keys) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      in_environment_[keys[i].environment].push_back(i);
      in_customer_[keys[i].customer].push_back(i);
      everywhere_.push_back(i);
      values_.push_back(number(row.cells[i].value));
      says_null_ |= row.cells[i].kind == Cell::Kind::Said && row.cells[i].value.is<Null>();
    }
  }

  [[nodiscard]] Placement best() {
    if (row_.home == Home::CustomerOrBelow) return placement(by_customer());
    SharedLayers best;
    double least = cost(best);
    for (const SharedLayers& layers : candidates()) {
      const double cost = this->cost(layers);
      if (cost < least) {
        least = cost;
        best = layers;
      }
    }
    return placement(best);
  }

 private:
  using Places = std::vector<std::size_t>;

  std::size_t number(const Value& value) {
    const std::string text = canonical_text(value);
    const auto [at, is_new] = numbers_.emplace(text, distinct_.size());
    if (is_new) distinct_.push_back(&value);
    return at->second;
  }

  [[nodiscard]] bool is_null(std::size_t value) const { return distinct_[value]->is<Null>(); }
  [[nodiscard]] double cost_of(std::size_t value) const {
    return is_null(value) && !says_null_ ? kCostOfRemoval : 1;
  }

  [[nodiscard]] Choice inherited(const SharedLayers& layers, std::size_t at) const {
    if (const Choice own = find(layers.customers, keys_[at].customer)) return own;
    if (const Choice own = find(layers.environments, keys_[at].environment)) return own;
    return layers.defaults;
  }

  /// Of what the deployment itself has to say.
  [[nodiscard]] double own_cost(const Choice& inherited, std::size_t at) const {
    const Cell::Kind kind = row_.cells[at].kind;
    if (kind == Cell::Kind::Free) return 0;
    if (!inherited) return kind == Cell::Kind::Implied ? 0 : 1;
    if (*inherited == values_[at]) return 0;
    const bool removes = is_null(values_[at]);
    if (removes && row_.overriding == Overriding::ByValueOnly) return kImpossible;
    if (!removes && row_.overriding == Overriding::ByNullOnly) return kImpossible;
    return cost_of(values_[at]);
  }

  [[nodiscard]] double cost(const SharedLayers& layers, const Places& places) const {
    double sum = 0;
    for (const std::size_t at : places) sum += own_cost(inherited(layers, at), at);
    return sum;
  }

  [[nodiscard]] double cost(const SharedLayers& layers) const {
    double sum = cost(layers, everywhere_);
    if (layers.defaults) sum += cost_of(*layers.defaults);
    for (const auto& [name, value] : layers.environments) sum += cost_of(value);
    for (const auto& [name, value] : layers.customers) sum += cost_of(value);
    return sum;
  }

  /// The values that a shared layer over these deployments may have: what two have, and half.
  [[nodiscard]] std::vector<std::size_t> shared_by(const Places& places) const {
    std::map<std::size_t, std::size_t> counts;
    std::size_t all = 0;
    for (const std::size_t at : places) {
      if (row_.cells[at].kind == Cell::Kind::Free) continue;
      ++all;
      ++counts[values_[at]];
    }
    std::vector<std::size_t> shared;
    for (const auto& [value, count] : counts) {
      if (count >= 2 && 2 * count >= all) shared.push_back(value);
    }
    return shared;
  }

  /// What one customer alone has is no default of all.
  [[nodiscard]] bool is_of_one_customer(std::size_t value) const {
    std::set<std::string> customers;
    for (const std::size_t at : everywhere_) {
      const bool counts = row_.cells[at].kind != Cell::Kind::Free && values_[at] == value;
      if (counts) customers.insert(keys_[at].customer);
    }
    return customers.size() < 2 && in_customer_.size() > 1;
  }

  /// Gives each group the value that makes everything cheapest, the other layers being as they are.
  void improve(SharedLayers& layers, Choices SharedLayers::*layer,
               const std::map<std::string, Places>& groups) const {
    for (const auto& [name, places] : groups) {
      (layers.*layer).erase(name);
      double least = cost(layers, places);
      Choice best;
      for (const std::size_t value : shared_by(places)) {
        (layers.*layer)[name] = value;
        const double cost = this->cost(layers, places) + cost_of(value);
        if (cost < least) {
          least = cost;
          best = value;
        }
      }
      if (best) (layers.*layer)[name] = *best;
      else (layers.*layer).erase(name);
    }
  }

  void improve_environments(SharedLayers& layers) const {
    improve(layers, &SharedLayers::environments, in_environment_);
  }
  void improve_customers(SharedLayers& layers) const {
    improve(layers, &SharedLayers::customers, in_customer_);
  }

  /// The better one first where two cost the same: what several customers share is a default; what
  /// the only one has may not be the next one's.
  [[nodiscard]] std::vector<Choice> possible_defaults() const {
    std::vector<Choice> defaults;
    for (const std::size_t value : shared_by(everywhere_)) {
      const bool says_something = !is_null(value) || says_null_;
      if (says_something && !is_of_one_customer(value)) defaults.emplace_back(value);
    }
    defaults.insert(in_customer_.size() == 1 ? defaults.begin() : defaults.end(), Choice());
    return defaults;
  }

  [[nodiscard]] std::vector<SharedLayers> candidates() const {
    std::vector<SharedLayers> candidates;
    for (const Choice& value : possible_defaults()) {
      candidates.push_back({value, {}, {}});
      // Maps would merge with what a weaker layer says.
      if (row_.overriding == Overriding::ByNullOnly && value) continue;
      SharedLayers by_environment{value, {}, {}};
      improve_environments(by_environment);
      candidates.push_back(by_environment);
      SharedLayers by_customer{value, {}, {}};
      improve_customers(by_customer);
      candidates.push_back(by_customer);
      if (row_.overriding == Overriding::ByNullOnly) continue;
      improve_customers(by_environment);
      improve_environments(by_customer);
      candidates.push_back(std::move(by_environment));
      candidates.push_back(std::move(by_customer));
    }
    return candidates;
  }

  /// A customer says it where all of its deployments agree.
  [[nodiscard]] SharedLayers by_customer() const {
    SharedLayers layers;
    for (const auto& [customer, places] : in_customer_) {
      std::set<std::size_t> values;
      for (const std::size_t at : places) {
        if (row_.cells[at].kind != Cell::Kind::Free) values.insert(values_[at]);
      }
      if (values.size() == 1 && !is_null(*values.begin())) {
        layers.customers[customer] = *values.begin();
      }
    }
    return layers;
  }

  [[nodiscard]] Placement placement(const SharedLayers& layers) const {
    Placement placement{.values = {}, .cost = cost(layers)};
    const auto say = [&](DeploymentKey layer, std::size_t value) {
      placement.values.emplace(std::move(layer), *distinct_[value]);
    };
    if (layers.defaults) say({}, *layers.defaults);
    for (const auto& [name, value] : layers.environments) say({"", name}, value);
    for (const auto& [name, value] : layers.customers) say({name, ""}, value);
    for (const std::size_t at : everywhere_) {
      if (own_cost(inherited(layers, at), at) > 0) say(keys_[at], values_[at]);
    }
    return placement;
  }

  const KeyRow& row_;
  const std::vector<DeploymentKey>& keys_;
  std::map<std::string, Places> in_environment_;
  std::map<std::string, Places> in_customer_;
  Places everywhere_;
  std::map<std::string, std::size_t> numbers_;  // by canonical text
  std::vector<const Value*> distinct_;
  std::vector<std::size_t> values_;  // of the cells
  bool says_null_ = false;
};

}  // namespace

Placement place_in_layers(const KeyRow& row, const std::vector<DeploymentKey>& keys) {
  return RowLayering(row, keys).best();
}

}  // namespace cfplan
