#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"
#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// Makes the diagnostics (CFP22xx) of edits that would lose or break something. They point at the
/// path, or at what is nearest above it in the file.
class Refusals {
 public:
  explicit Refusals(const Outline& outline) : outline_(&outline) {}

  /// A comment inside the value would go with it.
  [[nodiscard]] Error comment_lost(std::span<const Step> path) const;
  /// The path leads through something that has no members: `what` is at `parent`.
  [[nodiscard]] Error not_a_map(std::span<const Step> path, std::span<const Step> parent,
                                const Value& what) const;
  /// A section, or a map of dotted keys, cannot become another kind of value in place.
  [[nodiscard]] Error section_in_the_way(std::span<const Step> path, const Value& value) const;
  /// TOML, or wrangler, cannot hold the value.
  [[nodiscard]] Error unwritable(std::span<const Step> path, const std::string& why) const;
  /// The place in a list does not exist.
  [[nodiscard]] Error no_such_item(std::span<const Step> path) const;
  /// `what` is no list, or a list of other things.
  [[nodiscard]] Error cannot_append(std::span<const Step> path, const std::string& why) const;

 private:
  [[nodiscard]] Error make(const char* code, std::span<const Step> at, std::string message,
                           std::string hint) const;

  const Outline* outline_;
};

}  // namespace cfplan::tomldoc
