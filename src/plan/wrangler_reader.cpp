#include "cfplan/plan/wrangler_reader.hpp"

#include <optional>
#include <string>
#include <utility>

#include "plan/resolving/bindings.hpp"

namespace cfplan {
namespace {

// An empty string counts as absent, as wrangler itself has it.
std::optional<std::string> text_of(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  const std::string* text = value == nullptr ? nullptr : value->string();
  if (text == nullptr || text->empty()) return std::nullopt;
  return *text;
}

void add_route(WranglerSection& section, const Value& route, ValuePath path, RouteForm as_string,
               RouteForm as_object) {
  RouteFact fact;
  if (const std::string* pattern = route.string()) {
    fact.pattern = *pattern;
    fact.form = as_string;
  } else {
    fact.pattern = text_of(route, "pattern").value_or("");
    fact.zone_id = text_of(route, "zone_id");
    fact.zone_name = text_of(route, "zone_name");
    const Value* custom = route.find("custom_domain");
    fact.custom_domain = custom != nullptr && custom->as<bool>() != nullptr && *custom->as<bool>();
    fact.form = as_object;
  }
  if (fact.pattern.empty()) return;
  fact.path = std::move(path);
  section.routes.push_back(std::move(fact));
}

void read_routes(WranglerSection& section, const Value& map) {
  const Value* single = map.find("route");
  const Value* several = map.find("routes");
  section.has_routes_key = single != nullptr || several != nullptr;
  if (single != nullptr) {
    add_route(section, *single, section.path / "route", RouteForm::SingleString,
              RouteForm::SingleObject);
  }
  const auto* list = several == nullptr ? nullptr : several->as<Value::List>();
  if (list == nullptr) return;
  const ValuePath path = section.path / "routes";
  for (std::size_t i = 0; i < list->size(); ++i) {
    add_route(section, (*list)[i], path / i, RouteForm::ListString, RouteForm::ListObject);
  }
}

void read_bindings(WranglerSection& section, const BindingWords& words, const Value& map) {
  const Value* several = list_of(map, words);
  const auto* list = several == nullptr ? nullptr : several->as<Value::List>();
  if (list == nullptr) return;
  const ValuePath path = list_path(section.path, words);
  const bool of_databases = words.kind == BindingKind::Database;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::optional<std::string> binding = text_of((*list)[i], "binding");
    if (!binding) continue;
    (of_databases ? section.databases : section.other_bindings)
        .push_back({*binding, text_of((*list)[i], words.name_key),
                    text_of((*list)[i], words.id_key), path / i, words.kind});
  }
}

WranglerSection read_section(std::string env, ValuePath path, const Value& map) {
  WranglerSection section;
  section.env = std::move(env);
  section.path = std::move(path);
  section.map = &map;
  section.name = text_of(map, "name");
  section.account_id = text_of(map, "account_id");
  section.bare_zone_id = text_of(map, "zone_id");
  read_routes(section, map);
  for (const BindingWords& words : kBindingKinds) read_bindings(section, words, map);
  const Value* vars = map.find("vars");
  if (vars != nullptr && vars->is<Value::Map>()) section.vars = vars;
  return section;
}

}  // namespace

WranglerFacts read_wrangler(const StructuredDocument& document) {
  WranglerFacts facts;
  const Value& tree = document.tree();
  facts.top = read_section("", {}, tree);
  const Value* environments = tree.find("env");
  const auto* map = environments == nullptr ? nullptr : environments->as<Value::Map>();
  if (map == nullptr) return facts;
  facts.sections.reserve(map->size());
  for (const Member& member : *map) {
    if (!member.value.is<Value::Map>()) continue;
    facts.sections.push_back(read_section(member.key, ValuePath{"env", member.key}, member.value));
  }
  return facts;
}

}  // namespace cfplan
