#include "document/toml/node_tree.hpp"

#include <algorithm>
#include <utility>

namespace cfplan::tomldoc {
namespace {

PathHash name_hash(NodeId parent, std::string_view name) {
  return hash_key(mix(kRootHash, parent), name);
}
PathHash number_hash(NodeId parent, std::size_t number) {
  return hash_index(mix(kRootHash, parent), number);
}

constexpr unsigned kHashBits = 64;

}  // namespace

NodeTree::NodeTree(std::shared_ptr<const SourceFile> source)
    : source_(std::move(source)), nodes_(1) {}

std::string_view NodeTree::name(const Node& node) const {
  const std::string& text = node.has_own_name ? own_names_ : source_->bytes();
  return std::string_view(text).substr(node.name.begin, node.name.size());
}

PathHash NodeTree::slot_hash(const Node& node) const {
  return node.kind == Node::Kind::Element ? number_hash(node.parent, node.name.begin)
                                          : name_hash(node.parent, name(node));
}

// The slot of the node, or the empty one behind all that it could be in.
template <class IsIt>
std::size_t NodeTree::find_slot(PathHash hash, const IsIt& is_it) const {
  std::size_t slot = hash >> (kHashBits - slot_bits_);
  while (slots_[slot] != kNone && !is_it(nodes_[slots_[slot]])) slot = (slot + 1) % slots_.size();
  return slot;
}

NodeId NodeTree::child(NodeId table, std::string_view key) const {
  return slots_[find_slot(name_hash(table, key), [&](const Node& node) {
    return node.parent == table && !node.is_removed && node.kind != Node::Kind::Element &&
           name(node) == key;
  })];
}

NodeId NodeTree::numbered(NodeId array, std::size_t number) const {
  return slots_[find_slot(number_hash(array, number), [&](const Node& node) {
    return node.parent == array && node.kind == Node::Kind::Element && node.name.begin == number;
  })];
}

// Elements keep their numbers: as many numbers were skipped as are removed before it.
NodeId NodeTree::element(NodeId array, std::size_t index) const {
  const auto removed = removed_elements_.find(array);
  if (removed == removed_elements_.end()) return numbered(array, index);
  const auto& numbers = removed->second;
  std::size_t skipped = 0;
  std::size_t behind = numbers.size();
  while (skipped < behind) {
    const std::size_t middle = skipped + (behind - skipped) / 2;
    if (numbers[middle] <= index + middle) skipped = middle + 1;
    else behind = middle;
  }
  return numbered(array, index + skipped);
}

std::vector<NodeId> NodeTree::children(NodeId id) const {
  std::vector<NodeId> found;
  for (NodeId child = nodes_[id].last_child; child != kNone; child = nodes_[child].sibling) {
    if (!nodes_[child].is_removed) found.push_back(child);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::size_t NodeTree::depth(NodeId id) const {
  std::size_t steps = 0;
  for (; id != kRoot; id = nodes_[id].parent) ++steps;
  return steps;
}

PathHash NodeTree::path(NodeId id) const {
  if (id == kRoot) return kRootHash;
  const Node& node = nodes_[id];
  const PathHash parent = path(node.parent);
  return node.kind == Node::Kind::Element ? hash_index(parent, node.name.begin)
                                          : hash_key(parent, name(node));
}

NodeId NodeTree::add_child(NodeId parent, SourceSpan name, Node::Kind kind) {
  Node node;
  node.name = name;
  node.parent = parent;
  node.kind = kind;
  return add(node);
}

NodeId NodeTree::add_child(NodeId parent, std::string_view name, Node::Kind kind) {
  Node node;
  node.name = SourceSpan{own_names_.size(), own_names_.size() + name.size()};
  node.has_own_name = true;
  node.parent = parent;
  node.kind = kind;
  own_names_ += name;
  return add(node);
}

NodeId NodeTree::add_element(NodeId array) {
  const auto removed = removed_elements_.find(array);
  const std::size_t skipped = removed == removed_elements_.end() ? 0 : removed->second.size();
  Node node;
  const std::size_t number = nodes_[array].child_count + skipped;
  node.name = SourceSpan{number, number};
  node.parent = array;
  node.kind = Node::Kind::Element;
  return add(node);
}

NodeId NodeTree::add(const Node& node) {
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back(node);
  Node& parent = nodes_[node.parent];
  nodes_.back().sibling = std::exchange(parent.last_child, id);
  ++parent.child_count;
  constexpr std::size_t kFullThirds = 2;
  if (nodes_.size() * 3 > slots_.size() * kFullThirds) grow();
  else slots_[find_slot(slot_hash(node), [](const Node&) { return false; })] = id;
  return id;
}

void NodeTree::grow() {
  slots_ = std::vector<NodeId>();  // before the larger one is there
  ++slot_bits_;
  slots_.assign(std::size_t{1} << slot_bits_, kNone);
  for (NodeId id = kRoot + 1; id < nodes_.size(); ++id) {
    slots_[find_slot(slot_hash(nodes_[id]), [](const Node&) { return false; })] = id;
  }
}

void NodeTree::remove(NodeId id) {
  Node& node = nodes_[id];
  node.is_removed = true;
  --nodes_[node.parent].child_count;
  if (node.kind != Node::Kind::Element) return;
  auto& numbers = removed_elements_[node.parent];
  numbers.insert(std::lower_bound(numbers.begin(), numbers.end(), node.name.begin),
                 node.name.begin);
}

}  // namespace cfplan::tomldoc
