#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/value_path.hpp"
#include "document/boxed.hpp"
#include "document/key_table.hpp"
#include "document/short_span.hpp"

namespace cfplan::jsoncdoc {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
inline constexpr std::uint32_t kNoOffset = static_cast<std::uint32_t>(-1);

struct Item;

/// Finds the place of a key in a wide object at once, once it was asked often: it is as large as
/// the object. A copy starts anew.
class KeyIndex {
 public:
  KeyIndex() = default;
  KeyIndex(const KeyIndex&) {}
  KeyIndex(KeyIndex&&) noexcept = default;
  KeyIndex& operator=(const KeyIndex&) {
    forget();
    return *this;
  }
  KeyIndex& operator=(KeyIndex&&) noexcept = default;
  ~KeyIndex() = default;

  /// Place in `items`, which stand in `text`, of the one that is not removed, or kNowhere.
  [[nodiscard]] std::size_t find(std::string_view text, const std::vector<Item>& items,
                                 std::string_view key);
  /// Places have moved.
  void forget() { places_ = {}; }

 private:
  struct Places {
    KeyTable by_key{0};
    std::size_t seen = 0;
    std::size_t most = 0;
  };
  void note(std::string_view text, const std::vector<Item>& items);

  std::uint32_t look_ups_ = 0;
  Boxed<Places> places_;
};

/// A value of the file: as it was read, or as edits made it. Of what a file holds only the
/// outermost object is kept, and what somebody goes into.
struct Node {
  enum class Kind : unsigned char { Scalar, Object, Array };
  /// What most values have not, which are as they were read.
  struct Inside {
    std::vector<Item> items;    ///< those of the file in their order, then made ones
    KeyIndex index;             ///< of the items
    Boxed<std::string> scalar;  ///< the JSON of a made scalar
  };

  ShortSpan span;           ///< in the bytes as read; empty when it was not there
  std::uint32_t owner = 0;  ///< of a made one
  Kind kind = Kind::Scalar;
  bool is_made = false;  ///< the text of `span`, if any, is replaced by what is inside
  Boxed<Inside> inside;

  /// Of an object or an array; they are scanned in `text`, the bytes as read, when they are asked
  /// for the first time.
  [[nodiscard]] std::vector<Item>& items_in(std::string_view text);
  /// Those of one that nobody has asked for are none: they are as they were read.
  [[nodiscard]] const std::vector<Item>& known_items() const;
};

/// A member of an object or an item of an array, with the comma that follows it.
struct Item {
  Boxed<std::string> key;           ///< of an object, where it does not stand so in the text
  std::uint32_t begin = kNoOffset;  ///< of the key or the value in the bytes as read
  std::uint32_t comma = kNoOffset;
  std::uint32_t owner = 0;  ///< of who made or removed it
  bool is_removed = false;
  Node value;

  [[nodiscard]] bool is_made() const { return begin == kNoOffset; }
  [[nodiscard]] bool has_comma() const { return comma != kNoOffset; }
  /// Of an object, which stands in `text`.
  [[nodiscard]] std::string_view key_in(std::string_view text) const;
};

/// Place in the container's items of what the step names and is not removed, or kNowhere. `text` is
/// the bytes as read.
[[nodiscard]] std::size_t find_item(std::string_view text, Node& container, const Step& step);

/// Whether something is in an object or an array.
[[nodiscard]] bool has_items(std::string_view text, const Node& container);

/// The value at the path, or null.
[[nodiscard]] Node* find_node(std::string_view text, Node& root, std::span<const Step> path);

}  // namespace cfplan::jsoncdoc
