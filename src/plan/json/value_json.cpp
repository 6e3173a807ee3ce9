#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "plan/json/json.hpp"

namespace cfplan {
namespace {

constexpr const char* kLater = "$known_after_apply";
constexpr const char* kDate = "$date";
constexpr const char* kNumber = "$number";

Json number_to_json(double number) {
  if (std::isfinite(number)) return number;
  Json json;
  json[kNumber] = std::isnan(number) ? "nan" : number > 0 ? "inf" : "-inf";
  return json;
}

Json map_to_json(const Value::Map& map) {
  Json json = Json::object();
  for (const Member& member : map) {
    const std::string escape = member.key.starts_with('$') ? "$" : "";
    json[escape + member.key] = value_to_json(member.value);
  }
  return json;
}

std::optional<Value> special_from_json(const std::string& key, const Json& json) {
  if (!json.is_string()) return std::nullopt;
  const auto& text = json.get_ref<const std::string&>();
  if (key == kLater) return KnownAfterApply{text};
  if (key == kDate) return DateTime{text};
  if (key != kNumber) return std::nullopt;
  if (text == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (text == "inf") return std::numeric_limits<double>::infinity();
  if (text == "-inf") return -std::numeric_limits<double>::infinity();
  return std::nullopt;
}

std::optional<Value> map_from_json(const Json& json) {
  Value::Map map;
  for (const auto& [key, member] : json.items()) {
    const bool special = key.starts_with('$') && !key.starts_with("$$");
    if (special) return json.size() == 1 ? special_from_json(key, member) : std::nullopt;
    std::optional<Value> value = value_from_json(member);
    if (!value) return std::nullopt;
    map.push_back({key.starts_with("$$") ? key.substr(1) : key, *std::move(value)});
  }
  return map;
}

std::optional<Value> list_from_json(const Json& json) {
  Value::List list;
  for (const Json& item : json) {
    std::optional<Value> value = value_from_json(item);
    if (!value) return std::nullopt;
    list.push_back(*std::move(value));
  }
  return list;
}

Json special_to_json(const char* key, const std::string& text) {
  Json json;
  json[key] = text;
  return json;
}

}  // namespace

Json value_to_json(const Value& value) {
  if (const auto* flag = value.as<bool>()) return *flag;
  if (const auto* integer = value.as<std::int64_t>()) return *integer;
  if (const auto* number = value.as<double>()) return number_to_json(*number);
  if (const auto* text = value.string()) return *text;
  if (const auto* date = value.as<DateTime>()) return special_to_json(kDate, date->text);
  if (const auto* later = value.as<KnownAfterApply>()) {
    return special_to_json(kLater, later->resource);
  }
  if (const auto* map = value.as<Value::Map>()) return map_to_json(*map);
  if (const auto* list = value.as<Value::List>()) {
    Json json = Json::array();
    for (const Value& item : *list) json.push_back(value_to_json(item));
    return json;
  }
  return nullptr;
}

std::optional<Value> value_from_json(const Json& json) {
  if (json.is_null()) return Value(Null{});
  if (json.is_boolean()) return Value(json.get<bool>());
  if (json.is_string()) return Value(json.get<std::string>());
  if (json.is_number_unsigned() &&
      json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
    return std::nullopt;
  }
  if (json.is_number_integer()) return Value(json.get<std::int64_t>());
  if (json.is_number_float()) return Value(json.get<double>());
  if (json.is_array()) return list_from_json(json);
  return map_from_json(json);
}

}  // namespace cfplan
