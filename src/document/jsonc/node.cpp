#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {
namespace {

constexpr std::size_t kWide = 32;
constexpr std::size_t kFewLookUps = 32;

}  // namespace

const std::vector<Item>& Node::items() const {
  static const std::vector<Item> kNone;
  return inside ? inside->items : kNone;
}

std::string_view Item::key_in(std::string_view text) const {
  if (key) return *key;
  const std::size_t first = std::size_t{begin} + 1;
  return text.substr(first, text.find('"', first) - first);
}

std::size_t KeyIndex::find(std::string_view text, const std::vector<Item>& items,
                           std::string_view key) {
  if (items.size() < kWide || (places_ == nullptr && ++look_ups_ <= kFewLookUps)) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].is_removed && items[i].key_in(text) == key) return i;
    }
    return kNowhere;
  }
  if (places_ == nullptr) places_ = std::make_unique<Places>();
  for (std::size_t& i = places_->seen; i < items.size(); ++i) {
    if (!items[i].is_removed)
      places_->by_key.insert_or_assign(std::string(items[i].key_in(text)), i);
  }
  const auto found = places_->by_key.find(std::string(key));
  if (found == places_->by_key.end() || items[found->second].is_removed) return kNowhere;
  return found->second;
}

std::size_t find_item(std::string_view text, Node& container, const Step& step) {
  const std::vector<Item>& items = container.items();
  if (const auto* key = std::get_if<std::string>(&step)) {
    if (container.kind != Node::Kind::Object || items.empty()) return kNowhere;
    return container.inside.get().index.find(text, items, *key);
  }
  if (container.kind != Node::Kind::Array) return kNowhere;
  std::size_t place = std::get<std::size_t>(step);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].is_removed) continue;
    if (place == 0) return i;
    --place;
  }
  return kNowhere;
}

Node* find_node(std::string_view text, Node& root, std::span<const Step> path) {
  Node* node = &root;
  for (const Step& step : path) {
    const std::size_t item = find_item(text, *node, step);
    if (item == kNowhere) return nullptr;
    node = &node->inside.get().items[item].value;
  }
  return node;
}

}  // namespace cfplan::jsoncdoc
