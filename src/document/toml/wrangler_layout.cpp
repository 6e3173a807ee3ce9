#include "document/toml/wrangler_layout.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "document/toml/writing.hpp"

namespace cfplan::tomldoc {
namespace {

bool is_key(std::span<const Step> path, std::size_t at, std::string_view key) {
  const auto* step = at < path.size() ? std::get_if<std::string>(&path[at]) : nullptr;
  return step != nullptr && *step == key;
}

bool has_date(const Value& value) {
  if (value.is<DateTime>()) return true;
  if (const auto* list = value.as<Value::List>()) {
    return std::any_of(list->begin(), list->end(), has_date);
  }
  const auto* map = value.as<Value::Map>();
  return map != nullptr &&
         std::any_of(map->begin(), map->end(), [](const Member& m) { return has_date(m.value); });
}

}  // namespace

std::optional<std::string> why_refused(std::span<const Step> path, const Value& value) {
  if (auto why = why_unwritable(value)) return why;
  const bool is_var =
      is_key(path, 0, "vars") || (is_key(path, 0, "env") && is_key(path, 2, "vars"));
  if (is_var && has_date(value)) return "a date cannot be a var";
  return std::nullopt;
}

bool is_section_path(std::span<const Step> path) {
  return path.size() == 1 || (is_key(path, 0, "env") && path.size() <= 3);
}

bool is_list_of_sections(std::span<const Step> path) {
  static constexpr std::array<std::string_view, 26> kLists{"agent_memory",
                                                           "ai_search",
                                                           "ai_search_namespaces",
                                                           "analytics_engine_datasets",
                                                           "bindings",
                                                           "consumers",
                                                           "containers",
                                                           "d1_databases",
                                                           "dispatch_namespaces",
                                                           "hyperdrive",
                                                           "kv_namespaces",
                                                           "migrations",
                                                           "mtls_certificates",
                                                           "pipelines",
                                                           "producers",
                                                           "queues",
                                                           "r2_buckets",
                                                           "rules",
                                                           "secrets_store_secrets",
                                                           "send_email",
                                                           "services",
                                                           "tail_consumers",
                                                           "vectorize",
                                                           "vpc_networks",
                                                           "vpc_services",
                                                           "workflows"};
  const auto* key = std::get_if<std::string>(&path.back());
  return key != nullptr && std::find(kLists.begin(), kLists.end(), *key) != kLists.end();
}

}  // namespace cfplan::tomldoc
