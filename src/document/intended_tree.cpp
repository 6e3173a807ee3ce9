#include "document/intended_tree.hpp"

#include <algorithm>
#include <vector>

#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kWide = 32;
constexpr std::size_t kFewLookUps = 32;

bool same_members(const Value::Map& a, const Value::Map& b) {
  std::unordered_map<std::string_view, const Value*> others;
  for (const Member& member : b) others.emplace(member.key, &member.value);
  return std::all_of(a.begin(), a.end(), [&](const Member& member) {
    const auto other = others.find(member.key);
    return other != others.end() && same_meaning(member.value, *other->second);
  });
}

}  // namespace

Value* IntendedTree::step_into(Value& map, const std::string& key, std::span<const Step> map_path) {
  auto* members = map.as<Value::Map>();
  if (members == nullptr || members->size() < kWide) return map.find(key);
  Index& index = wide_[path_text(map_path)];
  if (++index.look_ups <= kFewLookUps) return map.find(key);
  auto& places = index.places;
  if (places.empty()) {
    for (std::size_t i = 0; i < members->size(); ++i) places.emplace((*members)[i].key, i);
  }
  const auto place = places.find(key);
  if (place == places.end()) return nullptr;
  place->second = std::min(place->second, members->size() - 1);
  while ((*members)[place->second].key != key) --place->second;
  return &(*members)[place->second].value;
}

// Indexes of maps at the path or below it.
void IntendedTree::forget_below(std::span<const Step> path) {
  const std::string prefix = path_text(path);
  const auto first = wide_.lower_bound(prefix);
  auto last = first;
  while (last != wide_.end() && last->first.starts_with(prefix)) ++last;
  wide_.erase(first, last);
}

Value* IntendedTree::reach(std::span<const Step> path) {
  Value* at = &root_;
  for (std::size_t i = 0; i < path.size() && at != nullptr; ++i) {
    if (const auto* index = std::get_if<std::size_t>(&path[i])) {
      auto* list = at->as<Value::List>();
      at = list != nullptr && *index < list->size() ? &(*list)[*index] : nullptr;
    } else {
      at = step_into(*at, std::get<std::string>(path[i]), path.first(i));
    }
  }
  return at;
}

Value& IntendedTree::make(std::span<const Step> path) {
  if (path.empty()) return root_;
  if (Value* found = reach(path)) return *found;
  Value& parent = make(path.first(path.size() - 1));
  if (parent.is<Null>()) parent = Value(Value::Map{});
  auto* map = parent.as<Value::Map>();
  check(map != nullptr, "a key is added to a map");
  const std::string& key = std::get<std::string>(path.back());
  const auto index = wide_.find(path_text(path.first(path.size() - 1)));
  if (index != wide_.end() && !index->second.places.empty()) {
    index->second.places.insert_or_assign(key, map->size());
  }
  map->push_back({key, Value()});
  return map->back().value;
}

void IntendedTree::set(std::span<const Step> path, Value value) {
  Value& place = make(path);
  if (place.is<Value::Map>() || place.is<Value::List>()) forget_below(path);
  place = std::move(value);
}

void IntendedTree::append(std::span<const Step> path, Value item) {
  Value& list = make(path);
  if (list.is<Null>()) list = Value(Value::List{});
  list.as<Value::List>()->push_back(std::move(item));
}

void IntendedTree::remove(std::span<const Step> path) {
  const auto parent_path = path.first(path.size() - 1);
  Value* parent = reach(parent_path);
  if (parent == nullptr) return;
  if (const auto* index = std::get_if<std::size_t>(&path.back())) {
    forget_below(parent_path);  // the items behind it get other paths
    auto* list = parent->as<Value::List>();
    list->erase(list->begin() + static_cast<std::ptrdiff_t>(*index));
    return;
  }
  forget_below(path);
  const std::string& key = std::get<std::string>(path.back());
  auto* map = parent->as<Value::Map>();
  std::erase_if(*map, [&](const Member& member) { return member.key == key; });
  const auto index = wide_.find(path_text(parent_path));
  if (index != wide_.end()) index->second.places.erase(key);
}

bool same_meaning(const Value& a, const Value& b) {
  const auto* list_a = a.as<Value::List>();
  const auto* list_b = b.as<Value::List>();
  if (list_a != nullptr && list_b != nullptr) {
    return std::equal(list_a->begin(), list_a->end(), list_b->begin(), list_b->end(), same_meaning);
  }
  const auto* map_a = a.as<Value::Map>();
  const auto* map_b = b.as<Value::Map>();
  if (map_a == nullptr || map_b == nullptr) return a == b;
  if (map_a->size() != map_b->size()) return false;
  const bool same_order =
      std::equal(map_a->begin(), map_a->end(), map_b->begin(),
                 [](const Member& x, const Member& y) { return x.key == y.key; });
  if (!same_order) return same_members(*map_a, *map_b);
  return std::equal(
      map_a->begin(), map_a->end(), map_b->begin(),
      [](const Member& x, const Member& y) { return same_meaning(x.value, y.value); });
}

}  // namespace cfplan
