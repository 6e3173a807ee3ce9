#pragma once

#include <cstddef>

namespace cfplan::testing {

/// Measures how much memory of the heap is in use at most while it lives, beyond what was in use
/// before. One at a time; what `new` gives out counts, as the allocator rounds it.
class MemoryMeter {
 public:
  MemoryMeter();
  [[nodiscard]] std::size_t peak() const;

 private:
  std::size_t before_ = 0;
};

/// The most that reading a file of so many bytes may need, be it nothing but line ends. As people
/// write them, files need a twentieth of it (limits_test.cpp).
[[nodiscard]] constexpr std::size_t most_memory_for(std::size_t bytes) {
  constexpr std::size_t kAlways = std::size_t{256} * 1024;
  constexpr std::size_t kTimes = 400;
  return kAlways + kTimes * bytes;
}

}  // namespace cfplan::testing
