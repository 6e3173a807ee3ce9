#pragma once

#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

namespace cfplan {

/// For how much of something read a vector has room: a few edits add to a large one in place, which
/// would double it otherwise.
[[nodiscard]] constexpr std::size_t with_room_for_edits(std::size_t count) {
  constexpr std::size_t kShare = 64;
  return count + count / kShare;
}

/// Takes what stands from `first` on off the end of the deque, whose memory is given back as that
/// of the vector is used.
template <class T>
[[nodiscard]] std::vector<T> take_from(std::deque<T>& items, std::size_t first) {
  std::vector<T> taken;
  taken.reserve(with_room_for_edits(items.size() - first));
  taken.resize(items.size() - first);
  for (auto place = taken.rbegin(); place != taken.rend(); ++place) {
    *place = std::move(items.back());
    items.pop_back();
  }
  return taken;
}

}  // namespace cfplan
