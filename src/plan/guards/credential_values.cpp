#include "plan/guards/credential_values.hpp"

#include "cfplan/base/credential.hpp"

namespace cfplan {

Value mask_values(std::string_view key, const Value& value) {
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map masked;
    masked.reserve(map->size());
    for (const Member& member : *map) {
      const std::string_view name = has_credential_name(key) ? key : member.key;
      masked.push_back({member.key, mask_values(name, member.value)});
    }
    return masked;
  }
  if (const auto* list = value.as<Value::List>()) {
    Value::List masked;
    masked.reserve(list->size());
    for (const Value& item : *list) masked.push_back(mask_values(key, item));
    return masked;
  }
  const std::string* text = value.string();
  return text != nullptr && is_credential(key, *text) ? Value(kMask) : value;
}

void find_credentials(std::string_view key, const Value& value, std::vector<std::string>& names) {
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) find_credentials(member.key, member.value, names);
  } else if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) find_credentials(key, item, names);
  } else if (const std::string* text = value.string(); text && is_credential(key, *text)) {
    names.emplace_back(key);
  }
}

}  // namespace cfplan
