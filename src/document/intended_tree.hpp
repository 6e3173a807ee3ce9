#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan {

/// The meaning that the edits are to have, kept beside the text to be compared with it. Look-ups in
/// wide maps go through an index, which is as large as the map: it is made when there are many.
class IntendedTree {
 public:
  explicit IntendedTree(Value root) : root_(std::move(root)) {}

  [[nodiscard]] const Value& root() const { return root_; }
  /// Null when it is not there.
  [[nodiscard]] const Value* find(std::span<const Step> path) const {
    return const_cast<IntendedTree*>(this)->reach(path);  // which changes the index only
  }
  /// Replaces the value or adds the key, with the maps that lead to it.
  void set(std::span<const Step> path, Value value);
  /// Adds an item to the list at `path`, which is made when it is missing.
  void append(std::span<const Step> path, Value item);
  void remove(std::span<const Step> path);

 private:
  /// Where the members of a wide map are at most: removing one moves those behind it to the front.
  struct Index {
    std::size_t look_ups = 0;
    std::unordered_map<std::string, std::size_t> places;  ///< empty after few look-ups
  };

  Value* reach(std::span<const Step> path);
  Value* step_into(Value& map, const std::string& key, std::span<const Step> map_path);
  Value& make(std::span<const Step> path);

  Value root_;
  void forget_below(std::span<const Step> path);

  std::map<std::string, Index> wide_;  ///< of each wide map that was looked into, by its path
};

/// Whether both say the same exactly: numbers by type too, but not the order of maps.
[[nodiscard]] bool same_meaning(const Value& a, const Value& b);

}  // namespace cfplan
