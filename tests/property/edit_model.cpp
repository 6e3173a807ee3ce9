#include "property/edit_model.hpp"

#include <algorithm>

namespace cfplan::testing {
namespace {

Value* member_or_item(Value& parent, const Step& step) {
  const auto* index = std::get_if<std::size_t>(&step);
  if (index == nullptr) return parent.find(std::get<std::string>(step));
  auto* list = parent.as<Value::List>();
  return list != nullptr && *index < list->size() ? &(*list)[*index] : nullptr;
}

Value* reach(Value& tree, const ValuePath& path) {
  Value* at = &tree;
  for (const Step& step : path.steps()) {
    if (at != nullptr) at = member_or_item(*at, step);
  }
  return at;
}

// The value at the path, made where maps lead to it; null where something else stands in the way.
Value* make(Value& tree, const ValuePath& path) {
  if (path.empty()) return &tree;
  if (Value* found = reach(tree, path)) return found;
  const auto* key = std::get_if<std::string>(&path.steps().back());
  Value* parent = key != nullptr ? make(tree, path.parent()) : nullptr;
  if (parent == nullptr) return nullptr;
  if (parent->is<Null>()) *parent = Value::Map{};
  auto* map = parent->as<Value::Map>();
  if (map == nullptr) return nullptr;
  map->push_back({*key, Value()});
  return &map->back().value;
}

bool append(Value& tree, const Edit& edit) {
  Value* place = make(tree, edit.path);
  if (place == nullptr) return false;
  if (place->is<Null>()) *place = Value::List{};
  auto* list = place->as<Value::List>();
  if (list == nullptr) return false;
  list->push_back(edit.value);
  return true;
}

void remove(Value& tree, const ValuePath& path) {
  Value* parent = reach(tree, path.parent());
  if (parent == nullptr || member_or_item(*parent, path.steps().back()) == nullptr) return;
  if (const auto* index = std::get_if<std::size_t>(&path.steps().back())) {
    auto& list = *parent->as<Value::List>();
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
  } else {
    const auto& key = std::get<std::string>(path.steps().back());
    std::erase_if(*parent->as<Value::Map>(), [&](const Member& m) { return m.key == key; });
  }
}

// As in an env file: the place stays, and a name that is taken is refused.
bool rename(Value& tree, const Edit& edit) {
  const auto* key = std::get_if<std::string>(&edit.path.steps().back());
  const std::string* name = edit.value.string();
  auto* map = tree.as<Value::Map>();
  if (edit.path.size() != 1 || key == nullptr || name == nullptr || map == nullptr) return false;
  if (*name == *key || tree.find(*key) == nullptr) return true;
  if (tree.find(*name) != nullptr) return false;
  for (Member& member : *map) {
    if (member.key == *key) member.key = *name;
  }
  return true;
}

bool carry_out_on(Value& tree, const Edit& edit) {
  if (edit.path.empty()) return false;
  switch (edit.verb) {
    case Verb::Remove: remove(tree, edit.path); return true;
    case Verb::Append: return append(tree, edit);
    case Verb::Rename: return rename(tree, edit);
    case Verb::Set:
    case Verb::AddSection: break;
  }
  Value* place = make(tree, edit.path);
  if (place == nullptr) return false;
  if (edit.verb == Verb::Set) *place = edit.value;
  else if (place->is<Null>()) *place = Value::Map{};
  return place->is<Value::Map>() || edit.verb == Verb::Set;
}

}  // namespace

bool carry_out(Value& tree, const Edit& edit) {
  Value changed = tree;
  if (!carry_out_on(changed, edit)) return false;
  tree = std::move(changed);
  return true;
}

Value without_empties(const Value& value) {
  Value::Map kept_members;
  Value::List kept_items;
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) {
      Value inner = without_empties(member);
      if (!inner.is<Null>()) kept_members.push_back({key, std::move(inner)});
    }
    return kept_members.empty() ? Value() : Value(std::move(kept_members));
  }
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) kept_items.push_back(without_empties(item));
    return kept_items.empty() ? Value() : Value(std::move(kept_items));
  }
  return value;
}

}  // namespace cfplan::testing
