#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "cfplan/base/value.hpp"

namespace cfplan::testing {

/// All values that lack one member or item of this one, or have one more or another.
inline std::vector<Value> others_than(const Value& value) {
  std::vector<Value> others;
  const auto* map = value.as<Value::Map>();
  const auto* list = value.as<Value::List>();
  if (map == nullptr && list == nullptr) return {Value(Value::List{value})};
  const std::size_t size = map != nullptr ? map->size() : list->size();
  for (std::size_t i = 0; i < size; ++i) {
    const auto place = static_cast<std::ptrdiff_t>(i);
    Value less = value;
    if (map != nullptr) less.as<Value::Map>()->erase(less.as<Value::Map>()->begin() + place);
    else less.as<Value::List>()->erase(less.as<Value::List>()->begin() + place);
    others.push_back(std::move(less));
    for (Value& inner : others_than(map != nullptr ? (*map)[i].value : (*list)[i])) {
      Value changed = value;
      (map != nullptr ? (*changed.as<Value::Map>())[i].value : (*changed.as<Value::List>())[i]) =
          std::move(inner);
      others.push_back(std::move(changed));
    }
  }
  Value more = value;
  if (map != nullptr) more.as<Value::Map>()->push_back({"one more", 1});
  else more.as<Value::List>()->push_back(1);
  others.push_back(std::move(more));
  return others;
}

}  // namespace cfplan::testing
