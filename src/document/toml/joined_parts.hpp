#pragma once

#include <cstddef>
#include <unordered_map>
#include <utility>

#include "cfplan/base/value.hpp"
#include "document/toml/part.hpp"

namespace cfplan::tomldoc {

/// Puts the meaning of a file together from that of its parts, given in their order: the same map
/// that comes of reading the whole file at once.
class JoinedParts {
 public:
  explicit JoinedParts(const Outline& outline) : outline_(outline) {}

  /// `meaning` is what `read_part` read of it.
  void add(const Part& part, Value meaning);
  [[nodiscard]] Value take() { return std::move(root_); }

 private:
  void add_table(const Part& part, NodeId table, Value& meaning, Value& whole);
  void add_array(const Part& part, NodeId array, Value& meaning, Value& whole);
  /// An empty map for what the parts say about a table or an element.
  [[nodiscard]] Value room_for(NodeId table) const;

  const Outline& outline_;
  Value root_;
  /// Of the tables and arrays that several parts say something about: their place in what holds
  /// them.
  std::unordered_map<NodeId, std::size_t> places_;
};

}  // namespace cfplan::tomldoc
