#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan::testing {

/// Everything random of a run: from one seed, or read off bytes, which a fuzzer chooses.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  /// When the bytes are used up, everything is 0. They must outlive the dice.
  explicit Dice(std::string_view bytes) : has_bytes_(true), bytes_(bytes) {}

  /// From 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) { return (has_bytes_ ? next_bytes() : engine_()) % sides; }
  bool chance(std::size_t one_in) { return roll(one_in) == 0; }
  template <class T>
  const T& pick(const std::vector<T>& of) {
    return of[roll(of.size())];
  }
  /// Up to `most` of the pieces, one after the other.
  std::string text(const std::vector<std::string>& pieces, std::size_t most) {
    std::string made;
    for (std::size_t left = roll(most + 1); left > 0; --left) made += pick(pieces);
    return made;
  }

 private:
  std::uint64_t next_bytes() {
    constexpr std::size_t kBytes = 2;
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < kBytes && !bytes_.empty(); ++i) {
      number |= std::uint64_t{static_cast<unsigned char>(bytes_.front())} << (8 * i);
      bytes_.remove_prefix(1);
    }
    return number;
  }

  std::mt19937_64 engine_;
  bool has_bytes_ = false;
  std::string_view bytes_;
};

}  // namespace cfplan::testing
