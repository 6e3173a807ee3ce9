#pragma once

#include <cstddef>

namespace cfplan {

/// For how much of something read a vector has room: a few edits add to a large one in place, which
/// would double it otherwise.
[[nodiscard]] constexpr std::size_t with_room_for_edits(std::size_t count) {
  constexpr std::size_t kShare = 64;
  return count + count / kShare;
}

}  // namespace cfplan
