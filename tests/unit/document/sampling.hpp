#pragma once

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace cfplan::testing {

/// Random choices of one property test. The seed is printed; CFPLAN_SEED repeats a run and
/// CFPLAN_SAMPLES makes it longer.
class Sampling {
 public:
  explicit Sampling(const char* test) {
    const char* seed = std::getenv("CFPLAN_SEED");
    seed_ = seed != nullptr ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10))
                            : std::random_device()();
    engine_.seed(seed_);
    std::cout << test << ": CFPLAN_SEED=" << seed_ << "\n";
  }

  static int samples(int usual) {
    const char* wanted = std::getenv("CFPLAN_SAMPLES");
    return wanted != nullptr ? std::atoi(wanted) : usual;
  }

  /// 0 ≤ result < below.
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }

  template <class T>
  const T& pick(const std::vector<T>& choices) {
    return choices[below(choices.size())];
  }

  /// Up to `most` of the pieces, one after the other.
  std::string text(const std::vector<std::string>& pieces, std::size_t most) {
    std::string made;
    for (std::size_t left = below(most + 1); left > 0; --left) made += pick(pieces);
    return made;
  }

 private:
  unsigned seed_ = 0;
  std::mt19937 engine_;
};

}  // namespace cfplan::testing
