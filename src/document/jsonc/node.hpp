#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::jsoncdoc {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Item;

/// Finds the place of a key in a wide object at once. Made when first needed; a copy starts anew.
class KeyIndex {
 public:
  KeyIndex() = default;
  KeyIndex(const KeyIndex&) {}
  KeyIndex(KeyIndex&&) noexcept = default;
  KeyIndex& operator=(const KeyIndex&) {
    places_.reset();
    return *this;
  }
  KeyIndex& operator=(KeyIndex&&) noexcept = default;
  ~KeyIndex() = default;

  /// Place in `items` of the one that is not removed, or kNowhere.
  [[nodiscard]] std::size_t find(const std::vector<Item>& items, std::string_view key);
  /// Places have moved.
  void forget() { places_.reset(); }

 private:
  struct Places {
    std::unordered_map<std::string, std::size_t> by_key;
    std::size_t seen = 0;
  };
  std::unique_ptr<Places> places_;
};

/// A value of the file: as it was read, or as edits made it.
struct Node {
  enum class Kind : unsigned char { Scalar, Object, Array };
  Kind kind = Kind::Scalar;
  bool is_made = false;     ///< the text of `span`, if any, is replaced by what follows
  SourceSpan span;          ///< in the bytes as read; empty when it was not there
  std::size_t owner = 0;    ///< of a made one
  std::string text;         ///< the JSON of a made scalar
  std::vector<Item> items;  ///< those of the file in their order, then made ones
  KeyIndex index;
};

/// A member of an object or an item of an array, with the comma that follows it.
struct Item {
  std::string key;               ///< empty in an array
  std::size_t begin = kNowhere;  ///< of the key or the value in the bytes as read
  std::size_t comma = kNowhere;
  bool is_removed = false;
  std::size_t owner = 0;  ///< of who made or removed it
  Node value;

  [[nodiscard]] bool is_made() const { return begin == kNowhere; }
};

/// Place in `items` of what the step names in the container and is not removed, or kNowhere.
[[nodiscard]] std::size_t find_item(Node& container, const Step& step);

/// The value at the path, or null.
[[nodiscard]] Node* find_node(Node& root, std::span<const Step> path);

}  // namespace cfplan::jsoncdoc
