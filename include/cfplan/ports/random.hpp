#pragma once

#include <cstddef>

#include "cfplan/base/sensitive.hpp"

namespace cfplan {

/// Cryptographically strong random bytes.
class Random {
 public:
  virtual ~Random() = default;
  [[nodiscard]] virtual Sensitive bytes(std::size_t count) = 0;
};

}  // namespace cfplan
