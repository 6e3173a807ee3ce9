#include "document/jsonc/node.hpp"

#include <utility>

#include "document/jsonc/json_tree.hpp"
#include "document/jsonc/scanner.hpp"
#include "document/room_for_edits.hpp"

namespace cfplan::jsoncdoc {
namespace {

constexpr std::size_t kWide = 32;
constexpr std::size_t kFewLookUps = 32;

/// Looks at a container, not at what is in its items.
struct OneLevelTaker : IdleTaker {
  static constexpr bool kLooksInside = false;
};

struct ItemCounter : OneLevelTaker {
  std::size_t count = 0;
  [[nodiscard]] bool item(std::size_t) {
    ++count;
    return true;
  }
};

/// Takes so many items.
class ItemTaker : public OneLevelTaker {
 public:
  ItemTaker(std::string_view text, std::size_t count) : text_(text) {
    items_.reserve(with_room_for_edits(count));
  }

  [[nodiscard]] bool item(std::size_t begin) {
    items_.emplace_back().begin = static_cast<std::uint32_t>(begin);
    return true;
  }
  void key(SourceSpan span) {
    const std::string_view written = text_.substr(span.begin, span.size());
    if (written.find('\\') == std::string_view::npos) return;
    items_.back().key = Boxed<std::string>(json_string(written));
  }
  void scalar(SourceSpan span) { items_.back().value.span = span; }
  void container(Node::Kind kind, SourceSpan span) {
    items_.back().value.kind = kind;
    items_.back().value.span = span;
  }
  void comma(std::size_t at) { items_.back().comma = static_cast<std::uint32_t>(at); }

  [[nodiscard]] std::vector<Item> take() { return std::move(items_); }

 private:
  std::string_view text_;
  std::vector<Item> items_;
};

/// Stops at the first item.
struct FirstItemTaker : OneLevelTaker {
  bool has_item = false;
  [[nodiscard]] bool item(std::size_t) {
    has_item = true;
    return false;
  }
};

}  // namespace

std::vector<Item>& Node::items_in(std::string_view text) {
  if (!inside && !is_made) {
    ItemCounter counter;  // a vector that grows would take twice the memory
    Scanner(text, counter).scan_container(span.begin);
    ItemTaker taker(text, counter.count);
    Scanner(text, taker).scan_container(span.begin);
    inside.get().items = taker.take();
  }
  return inside.get().items;
}

const std::vector<Item>& Node::known_items() const {
  static const std::vector<Item> kNone;
  return inside ? inside->items : kNone;
}

bool has_items(std::string_view text, const Node& container) {
  if (container.inside) return !container.known_items().empty();
  FirstItemTaker taker;
  if (!container.is_made) Scanner(text, taker).scan_container(container.span.begin);
  return taker.has_item;
}

std::string_view Item::key_in(std::string_view text) const {
  if (key) return *key;
  const std::size_t first = std::size_t{begin} + 1;
  return text.substr(first, text.find('"', first) - first);
}

void KeyIndex::note(std::string_view text, const std::vector<Item>& items) {
  if (!places_ || items.size() > places_->most) {
    const std::size_t most = items.size() + items.size() / 2;
    places_ = Boxed<Places>({KeyTable(most), 0, most});
  }
  Places& places = places_.get();
  for (; places.seen < items.size(); ++places.seen) {
    const Item& item = items[places.seen];
    if (item.is_removed) continue;
    const std::string_view key = item.key_in(text);
    places.by_key.place(KeyTable::hash_of(key), [&](std::size_t other) {
      return items[other].key_in(text) == key;
    }) = static_cast<std::uint32_t>(places.seen);
  }
}

std::size_t KeyIndex::find(std::string_view text, const std::vector<Item>& items,
                           std::string_view key) {
  const auto has_key = [&](std::size_t i) { return items[i].key_in(text) == key; };
  if (items.size() < kWide || (!places_ && ++look_ups_ <= kFewLookUps)) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].is_removed && has_key(i)) return i;
    }
    return kNowhere;
  }
  note(text, items);
  const std::uint32_t found = places_.get().by_key.place(KeyTable::hash_of(key), has_key);
  return found == KeyTable::kNoPlace || items[found].is_removed ? kNowhere : found;
}

std::size_t find_item(std::string_view text, Node& container, const Step& step) {
  if (container.kind == Node::Kind::Scalar) return kNowhere;
  const std::vector<Item>& items = container.items_in(text);
  if (const auto* key = std::get_if<std::string>(&step)) {
    if (container.kind != Node::Kind::Object) return kNowhere;
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
