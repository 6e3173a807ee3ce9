#include "providers/live_binding.hpp"

#include <string>
#include <utility>

#include "cfplan/model/binding_kind.hpp"

namespace cfplan {

Value value_of_json(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_number_float()) return json.get<double>();
  if (json.is_number_unsigned()) {
    const auto number = json.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(kMaxExactInteger)) return static_cast<double>(number);
    return static_cast<std::int64_t>(number);
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_array()) {
    Value::List list;
    for (const Json& item : json) list.push_back(value_of_json(item));
    return list;
  }
  if (!json.is_object()) return Null{};
  Value::Map map;
  for (const auto& [key, item] : json.items()) map.push_back({key, value_of_json(item)});
  return map;
}

std::string_view live_key_of(std::string_view type) {
  if (type == "plain_text") return "text";
  if (type == "json") return "json";
  for (const BindingWords& words : kBindingKinds) {
    if (words.api_type == type) return words.api_key;
  }
  return {};
}

std::optional<LiveBinding> read_live_binding(const Json& json) {
  LiveBinding binding{string_member(json, "type"), string_member(json, "name"), Null{}};
  if (binding.type.empty() || binding.name.empty()) return std::nullopt;
  const std::string key(live_key_of(binding.type));
  if (key.empty()) return binding;
  // The API's older word for the id of a thing that is bound.
  const auto value = json.find(json.contains(key) ? key : "id");
  if (value != json.end()) binding.value = value_of_json(*value);
  return binding;
}

}  // namespace cfplan
