#pragma once

#include <optional>
#include <string_view>

#include "cfplan/base/value.hpp"

namespace cfplan::envdoc {

/// The meaning of an env file beside its text, which changes as the text does, once it is proved
/// that it does. The two are read side by side, entry by entry: nothing of a reading is kept as
/// long as no entry but those of one key has changed.
class Meaning {
 public:
  explicit Meaning(std::string_view text);

  [[nodiscard]] const Value& tree() const { return tree_; }

  /// Whether `after` says of the key what is wished (nothing: that it is not there), and of all
  /// others what `before`, whose meaning this is, says, in the same order. If so, this becomes the
  /// meaning of `after`; if not, it stays.
  [[nodiscard]] bool follow_change(std::string_view before, std::string_view after,
                                   std::string_view key, std::optional<std::string_view> wish);

  /// The same of a text that has each entry of the key under another name, which must be free.
  [[nodiscard]] bool follow_renaming(std::string_view before, std::string_view after,
                                     std::string_view key, std::string_view name);

 private:
  Value tree_;
};

}  // namespace cfplan::envdoc
