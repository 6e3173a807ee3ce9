#pragma once

#include <cstddef>
#include <string>

namespace cfplan {

/// Why a value is what it is: where it is written and in which layer of the manifest.
struct Origin {
  std::string file;
  std::size_t line = 0;  ///< from 1; 0 for a derived value
  std::size_t column = 0;
  /// "defaults", "environments.production", "customers.acme",
  /// "customers.acme.environments.staging", "layout" or "derived".
  std::string layer;
  bool operator==(const Origin&) const = default;
};

template <class T>
struct Sourced {
  T value;
  Origin origin;
  bool operator==(const Sourced&) const = default;
};

}  // namespace cfplan
