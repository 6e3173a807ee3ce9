#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// Why something outside the program's control failed: at least one diagnostic of severity error.
struct Error {
  Diagnostics diagnostics;

  Error(Diagnostic diagnostic) : diagnostics{std::move(diagnostic)} {}  // NOLINT: meant to convert
  explicit Error(Diagnostics all) : diagnostics(std::move(all)) {}
};

/// A value, or the reasons why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(diagnostic);` from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Diagnostic diagnostic) {
  return tl::unexpected<Error>(Error(std::move(diagnostic)));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace cfplan
