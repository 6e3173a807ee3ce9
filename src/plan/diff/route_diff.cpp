#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/comparable_route.hpp"
#include "plan/diff/section_diff.hpp"

namespace cfplan {
namespace {

bool is_single(const RouteFact& fact) {
  return fact.form == RouteForm::SingleString || fact.form == RouteForm::SingleObject;
}

bool is_string(const RouteFact& fact) {
  return fact.form == RouteForm::SingleString || fact.form == RouteForm::ListString;
}

// Routes match by pattern. What is declared gets its zone id where it stands; what is missing is
// added at the end; wrangler refuses `route` beside `routes`, so one must become the other.
class RouteDiff {
 public:
  explicit RouteDiff(const SectionView& view) : view_(view), path_(view.path / "routes") {}

  DraftChanges changes() {
    const auto& wanted = view_.wanted.routes;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const RouteFact* fact = find(wanted[i].pattern);
      if (fact == nullptr) added_.push_back(i);
      else kept_.emplace_back(fact, i);
    }
    if (must_convert()) convert();
    for (const auto& [fact, i] : kept_) {
      if (!(converts_ && is_single(*fact))) rewrite(*fact, i);
    }
    remove_undeclared();
    append_missing();
    return std::move(changes_);
  }

 private:
  [[nodiscard]] const std::vector<RouteFact>& facts() const {
    static const std::vector<RouteFact> kNone;
    return view_.section == nullptr ? kNone : view_.section->routes;
  }
  [[nodiscard]] const RouteFact* find(const std::string& pattern) const {
    const std::string route = comparable_route(pattern);
    const auto found = std::find_if(facts().begin(), facts().end(), [&](const RouteFact& f) {
      return comparable_route(f.pattern) == route;
    });
    return found == facts().end() ? nullptr : &*found;
  }
  [[nodiscard]] const RouteFact* single() const {
    return !facts().empty() && is_single(facts().front()) ? &facts().front() : nullptr;
  }
  [[nodiscard]] bool is_wanted(const std::string& pattern) const {
    const auto& wanted = view_.wanted.routes;
    const std::string route = comparable_route(pattern);
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const DesiredRoute& r) { return comparable_route(r.pattern) == route; });
  }
  [[nodiscard]] bool removes(const RouteFact& fact) const {
    return view_.is_exact() && view_.wanted.routes_declared && !is_wanted(fact.pattern);
  }
  [[nodiscard]] const Value& value_of(const RouteFact& fact) const { return view_.at(fact.path); }
  [[nodiscard]] bool writes_zone_id(std::size_t i) const {
    return view_.wanted.zone_id_place == ZoneIdPlace::Route &&
           !view_.resolved.zone_ids.at(i).empty();
  }
  [[nodiscard]] Value item(std::size_t i) const {
    const DesiredRoute& route = view_.wanted.routes[i];
    if (route.custom_domain) return Value::Map{{"pattern", route.pattern}, {"custom_domain", true}};
    if (!writes_zone_id(i)) return route.pattern;
    return Value::Map{{"pattern", route.pattern}, {"zone_id", view_.resolved.zone_ids[i]}};
  }
  [[nodiscard]] bool must_convert() const {
    if (single() == nullptr || view_.wanted.routes.empty()) return false;
    return !added_.empty() || view_.key("routes") != nullptr;
  }

  void set(const RouteFact& fact, const char* key, Value value, std::size_t i) {
    const Value* before = value_of(fact).find(key);
    changes_.push_back(set_change(fact.path / key, std::move(value), before, Subject::Route,
                                  view_.wanted.routes[i].origin, fact.pattern));
    changes_.back().effect = before == nullptr ? Effect::Rewrite : Effect::Update;
  }
  void drop(const RouteFact& fact, const char* key, Effect effect) {
    const Value* before = value_of(fact).find(key);
    if (before == nullptr) return;
    changes_.push_back(
        remove_change(fact.path / key, *before, Subject::Route, effect, fact.pattern));
  }
  void rewrite(const RouteFact& fact, std::size_t i);
  [[nodiscard]] Value corrected(const RouteFact& fact, std::size_t i) const;
  void convert();
  void remove_undeclared();
  void append_missing();

  const SectionView& view_;
  const ValuePath path_;
  std::vector<std::size_t> added_;  // places in wanted.routes
  std::vector<std::pair<const RouteFact*, std::size_t>> kept_;
  bool converts_ = false;
  std::vector<Value> carried_;  // what `route` held, as an item of `routes`
  DraftChanges changes_;
};

void RouteDiff::rewrite(const RouteFact& fact, std::size_t i) {
  const bool custom = view_.wanted.routes[i].custom_domain;
  const bool env_place = view_.wanted.zone_id_place == ZoneIdPlace::Env;
  const std::string& zone_id = view_.resolved.zone_ids.at(i);
  if (is_string(fact)) {
    if (!custom && !writes_zone_id(i)) return;
    const Value& before = value_of(fact);
    changes_.push_back(set_change(fact.path, item(i), &before, Subject::Route,
                                  view_.wanted.routes[i].origin, fact.pattern));
    changes_.back().effect = Effect::Rewrite;
    return;
  }
  if (custom) {
    if (!fact.custom_domain) set(fact, "custom_domain", true, i);
    return;
  }
  if (zone_id.empty()) return;
  const bool corrects_only = env_place && !fact.zone_id;
  if (fact.zone_id != zone_id && !corrects_only) set(fact, "zone_id", zone_id, i);
  if (env_place) return;
  drop(fact, "zone_name", Effect::Rewrite);
  if (fact.custom_domain) drop(fact, "custom_domain", Effect::Update);
}

// The whole item as `rewrite` would leave it.
Value RouteDiff::corrected(const RouteFact& fact, std::size_t i) const {
  if (is_string(fact)) return item(i);
  Value value = value_of(fact);
  auto& map = *value.as<Value::Map>();
  const bool custom = view_.wanted.routes[i].custom_domain;
  if (!custom && !writes_zone_id(i)) return value;
  std::erase_if(map, [&](const Member& member) {
    return member.key == "custom_domain" ||
           (!custom && (member.key == "zone_name" || member.key == "zone_id"));
  });
  if (custom) map.push_back({"custom_domain", true});
  else map.push_back({"zone_id", view_.resolved.zone_ids[i]});
  return value;
}

void RouteDiff::convert() {
  const RouteFact& fact = *single();
  converts_ = true;
  const bool removed = removes(fact);
  if (!removed) {
    const auto kept = std::find_if(kept_.begin(), kept_.end(),
                                   [&](const auto& entry) { return entry.first == &fact; });
    carried_.push_back(kept == kept_.end() ? value_of(fact) : corrected(fact, kept->second));
  }
  changes_.push_back(remove_change(fact.path, value_of(fact), Subject::Route,
                                   removed ? Effect::Remove : Effect::Rewrite, fact.pattern));
}

void RouteDiff::remove_undeclared() {
  for (auto fact = facts().rbegin(); fact != facts().rend(); ++fact) {
    if (!removes(*fact) || (converts_ && is_single(*fact))) continue;
    changes_.push_back(
        remove_change(fact->path, value_of(*fact), Subject::Route, Effect::Remove, fact->pattern));
  }
}

void RouteDiff::append_missing() {
  const bool as_list = view_.key("routes") == nullptr;
  Value::List list;
  for (Value& value : carried_) {
    if (as_list) list.push_back(std::move(value));
    else {
      changes_.push_back(
          append_change(path_, std::move(value), Subject::Route, {}, single()->pattern));
      changes_.back().effect = Effect::Rewrite;
    }
  }
  for (const std::size_t i : added_) {
    const DesiredRoute& route = view_.wanted.routes[i];
    if (as_list) list.push_back(item(i));
    else
      changes_.push_back(
          append_change(path_, item(i), Subject::Route, route.origin, route.pattern));
  }
  if (list.empty()) return;
  const Value* empty_route = single() == nullptr ? view_.key("route") : nullptr;
  if (empty_route != nullptr) {
    changes_.push_back(
        remove_change(view_.path / "route", *empty_route, Subject::Route, Effect::Rewrite));
  }
  const Origin origin = added_.empty() ? Origin{} : view_.wanted.routes[added_.front()].origin;
  changes_.push_back(set_change(path_, std::move(list), nullptr, Subject::Route, origin));
}

}  // namespace

DraftChanges route_changes(const SectionView& view) { return RouteDiff(view).changes(); }

}  // namespace cfplan
