#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace cfplan::tomldoc {

/// A path as one number, built step by step: how the scanner and the parser of record compare where
/// they are without spelling it out.
using PathHash = std::size_t;

inline constexpr PathHash kRootHash = 0x9E3779B9U;

[[nodiscard]] inline PathHash mix(PathHash parent, std::size_t step) {
  return (parent ^ step) * 0x9DDFEA08EB382D69U + (parent >> 29U);
}
[[nodiscard]] inline PathHash hash_key(PathHash parent, std::string_view key) {
  return mix(parent, std::hash<std::string_view>{}(key));
}
[[nodiscard]] inline PathHash hash_index(PathHash parent, std::size_t index) {
  return mix(parent, ~index);
}

}  // namespace cfplan::tomldoc
