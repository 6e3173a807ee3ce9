#include "manifest/writing/undeclarable.hpp"

#include "cfplan/base/credential.hpp"
#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

/// Numbers are read back from what is printed.
bool survives_yaml(const Value& number) {
  YamlNode node{.kind = YamlKind::Scalar};
  node.text = one_line_text(number);
  return same_value(scalar_value(node), number);
}

template <class Items, class Check>
Obstacle first_obstacle(const Items& items, Check check) {
  for (const auto& item : items) {
    if (const Obstacle found = check(item); found != Obstacle::None) return found;
  }
  return Obstacle::None;
}

}  // namespace

Obstacle obstacle_to(const std::string& name, const Value& value) {
  if (const auto* text = value.string()) {
    return is_credential(name, *text) ? Obstacle::Credential : Obstacle::None;
  }
  if (const auto* list = value.as<Value::List>()) {
    return first_obstacle(*list, [&](const Value& item) { return obstacle_to(name, item); });
  }
  if (const auto* map = value.as<Value::Map>()) {
    return first_obstacle(
        *map, [](const Member& member) { return obstacle_to(member.key, member.value); });
  }
  if (value.is<Null>() || value.is<DateTime>()) return Obstacle::Unsayable;
  return value.is<bool>() || survives_yaml(value) ? Obstacle::None : Obstacle::Unsayable;
}

}  // namespace cfplan
