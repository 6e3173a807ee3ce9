#pragma once

#include "cfplan/ports/random.hpp"

namespace cfplan {

/// The kernel's random number generator.
class SystemRandom : public Random {
 public:
  [[nodiscard]] Sensitive bytes(std::size_t count) override;
};

}  // namespace cfplan
