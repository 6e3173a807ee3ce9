#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "cfplan/base/value.hpp"

namespace cfplan::testing {

/// Everything random of a run, from one seed.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// From 0 to `sides` - 1.
  std::size_t roll(std::size_t sides) { return engine_() % sides; }
  bool chance(std::size_t one_in) { return roll(one_in) == 0; }
  template <class T>
  const T& pick(const std::vector<T>& of) {
    return of[roll(of.size())];
  }

 private:
  std::mt19937_64 engine_;
};

/// A wrangler.toml as people write them: every spelling of environments, vars and lists, comments,
/// sections out of order, any line ending, with or without a final newline.
std::string random_toml(Dice& dice);

/// A scalar, a list or a map that TOML can hold.
Value random_value(Dice& dice, std::size_t depth = 0);

}  // namespace cfplan::testing
