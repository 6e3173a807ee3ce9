#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {
namespace {

constexpr std::size_t kWide = 32;

}  // namespace

std::size_t KeyIndex::find(const std::vector<Item>& items, std::string_view key) {
  if (items.size() < kWide) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].is_removed && items[i].key == key) return i;
    }
    return kNowhere;
  }
  if (places_ == nullptr) places_ = std::make_unique<Places>();
  for (std::size_t& i = places_->seen; i < items.size(); ++i) {
    if (!items[i].is_removed) places_->by_key.insert_or_assign(items[i].key, i);
  }
  const auto found = places_->by_key.find(std::string(key));
  if (found == places_->by_key.end() || items[found->second].is_removed) return kNowhere;
  return found->second;
}

std::size_t find_item(Node& container, const Step& step) {
  if (const auto* key = std::get_if<std::string>(&step)) {
    return container.kind == Node::Kind::Object ? container.index.find(container.items, *key)
                                                : kNowhere;
  }
  if (container.kind != Node::Kind::Array) return kNowhere;
  std::size_t place = std::get<std::size_t>(step);
  for (std::size_t i = 0; i < container.items.size(); ++i) {
    if (container.items[i].is_removed) continue;
    if (place == 0) return i;
    --place;
  }
  return kNowhere;
}

Node* find_node(Node& root, std::span<const Step> path) {
  Node* node = &root;
  for (const Step& step : path) {
    const std::size_t item = find_item(*node, step);
    if (item == kNowhere) return nullptr;
    node = &node->items[item].value;
  }
  return node;
}

}  // namespace cfplan::jsoncdoc
