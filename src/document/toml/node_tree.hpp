#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "document/short_span.hpp"
#include "document/toml/path_hash.hpp"

namespace cfplan::tomldoc {

using SectionId = std::uint32_t;
using NodeId = std::uint32_t;
inline constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

/// A table that headers make, said or implied; an array of tables; or one element of it. The tables
/// that dotted keys and inline tables make have no node. A file may be nothing but headers: 40
/// bytes.
struct Node {
  enum class Kind : unsigned char { Table, Array, Element };
  ShortSpan name;  ///< of a table or an array; of an element, which has none, its number begins it
  NodeId parent = kNone;
  NodeId last_child = kNone;  ///< the one that was added last, there or removed
  NodeId sibling = kNone;     ///< the one that was added before it
  std::uint32_t child_count = 0;
  SectionId section = kNone;  ///< with its own header; none for an implied table
  SectionId first = kNone;    ///< the first section at or below it, as read
  SectionId last = kNone;     ///< the last section at or below it, in the order of the file
  Kind kind = Kind::Table;
  bool has_own_name = false;  ///< its name is not in the source
  bool is_removed = false;
};

/// The nodes of a file. Those that are removed keep their number.
class NodeTree {
 public:
  explicit NodeTree(std::shared_ptr<const SourceFile> source);

  static constexpr NodeId kRoot = 0;

  [[nodiscard]] const Node& at(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] Node& at(NodeId id) { return nodes_[id]; }
  /// The node of the key in a table or an element, or kNone.
  [[nodiscard]] NodeId child(NodeId table, std::string_view key) const;
  /// The element of the array that is there at the index, which must be less than `child_count`.
  [[nodiscard]] NodeId element(NodeId array, std::size_t index) const;
  /// Those that are there, in the order in which they were added.
  [[nodiscard]] std::vector<NodeId> children(NodeId id) const;
  /// Number of steps of its path.
  [[nodiscard]] std::size_t depth(NodeId id) const;
  /// Its path as read.
  [[nodiscard]] PathHash path(NodeId id) const;

  /// With a name that stands in the source.
  NodeId add_child(NodeId parent, SourceSpan name, Node::Kind kind);
  /// With a name that does not.
  NodeId add_child(NodeId parent, std::string_view name, Node::Kind kind);
  NodeId add_element(NodeId array);
  /// It and all that is below it.
  void remove(NodeId id);

 private:
  [[nodiscard]] std::string_view name(const Node& node) const;
  [[nodiscard]] PathHash slot_hash(const Node& node) const;
  template <class IsIt>
  [[nodiscard]] std::size_t find_slot(PathHash hash, const IsIt& is_it) const;
  [[nodiscard]] NodeId numbered(NodeId array, std::size_t number) const;
  NodeId add(const Node& node);
  void grow();

  std::shared_ptr<const SourceFile> source_;
  std::string own_names_;
  std::deque<Node> nodes_;  // which would be copied as a vector grows
  /// Nodes by parent and name, or number: a hash table whose size is a power of two.
  unsigned slot_bits_ = 4;
  std::vector<NodeId> slots_ = std::vector<NodeId>(std::size_t{1} << slot_bits_, kNone);
  /// Of the arrays that have lost elements: their numbers, in order.
  std::unordered_map<NodeId, std::vector<std::uint32_t>> removed_elements_;
};

}  // namespace cfplan::tomldoc
