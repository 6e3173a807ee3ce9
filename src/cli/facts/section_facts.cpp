#include "cli/facts/section_facts.hpp"

#include <algorithm>
#include <utility>

namespace cfplan {
namespace {

/// Where a value that stands in `file` comes from: the manifest, if that is what it asks for.
template <class T>
std::string source_of(const std::string& file, const Sourced<T>* declared, bool as_declared) {
  return declared != nullptr && as_declared ? origin_text(declared->origin) : file;
}

template <class Map>
auto find_declared(const Map* map, const std::string& name) -> decltype(&map->begin()->second) {
  if (map == nullptr) return nullptr;
  const auto found = map->find(name);
  return found == map->end() ? nullptr : &found->second;
}

const Value::Map* members_of(const StructuredDocument* document) {
  return document == nullptr ? nullptr : document->tree().as<Value::Map>();
}

std::string text_of(const Value& value) {
  return value.string() != nullptr ? *value.string() : one_line_text(value);
}

}  // namespace

std::string origin_text(const Origin& origin) {
  if (origin.line == 0) return "derived";
  return origin.file + ":" + std::to_string(origin.line) + ", " + origin.layer;
}

IndexedWrangler::IndexedWrangler(std::string file, WranglerFacts facts)
    : file_(std::move(file)), facts_(std::move(facts)) {
  for (std::size_t i = 0; i < facts_.sections.size(); ++i) {
    places_.emplace(facts_.sections[i].env, i);
  }
}

const WranglerSection* IndexedWrangler::find(const std::string& env) const {
  const auto found = places_.find(env);
  return found == places_.end() ? nullptr : &facts_.sections[found->second];
}

void IndexedWrangler::describe(const WranglerSection& section, const Deployment* deployment,
                               DeploymentFacts& into) const {
  const auto at = [&](const ValuePath& path) { return file_ + ", " + path.text(); };
  if (const auto worker = facts_.worker_name(section)) {
    into.worker = {*worker, at(section.name ? section.path / "name" : ValuePath{"name"})};
  }
  if (const auto account = facts_.account_id(section)) {
    into.account_id = {
        *account, at(section.account_id ? section.path / "account_id" : ValuePath{"account_id"})};
  }
  const auto add_zone = [&](const std::string& id) {
    if (std::find(into.zone_ids.begin(), into.zone_ids.end(), id) == into.zone_ids.end()) {
      into.zone_ids.push_back(id);
    }
  };
  for (const RouteFact& route : section.routes) {
    into.routes.push_back(
        {route.pattern, route.zone_id.value_or(""), route.custom_domain, at(route.path)});
    if (route.zone_id) add_zone(*route.zone_id);
  }
  if (section.bare_zone_id) add_zone(*section.bare_zone_id);
  for (const BindingFact& database : section.databases) {
    into.databases.push_back({database.binding, database.name.value_or(""),
                              database.id.value_or(""), at(database.path)});
  }
  const Value::Map* vars = section.vars == nullptr ? nullptr : section.vars->as<Value::Map>();
  if (vars == nullptr) return;
  for (const Member& var : *vars) {
    const auto* declared = find_declared(deployment ? &deployment->vars : nullptr, var.key);
    const bool same = declared != nullptr && same_value(declared->value, var.value);
    into.vars.push_back({var.key, one_line_text(var.value), source_of(file_, declared, same), {}});
  }
}

void describe_env(const StructuredDocument* env_file, const StructuredDocument* base,
                  const Deployment* deployment, DeploymentFacts& into) {
  std::map<std::string, std::string> fallbacks;
  if (const Value::Map* members = members_of(base)) {
    for (const Member& member : *members) fallbacks[member.key] = text_of(member.value);
  }
  if (const Value::Map* members = members_of(env_file)) {
    for (const Member& member : *members) {
      const std::string value = text_of(member.value);
      const auto* declared = find_declared(deployment ? &deployment->env : nullptr, member.key);
      const bool same = declared != nullptr && declared->value == value;
      Setting setting{member.key, value, source_of(into.env_file, declared, same), {}};
      if (auto fallback = fallbacks.extract(member.key)) setting.fallback = fallback.mapped();
      into.env.push_back(std::move(setting));
      if (member.key == "CUSTOMER_DOMAIN" && !value.empty()) into.domain = {value, into.env_file};
    }
  }
  for (const auto& [name, value] : fallbacks) into.env.push_back({name, {}, "", value});
}

}  // namespace cfplan
