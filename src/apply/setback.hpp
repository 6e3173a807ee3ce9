#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/outcome.hpp"

namespace cfplan {

/// Why a run cannot go on, and how it ends if what it did so far is undone.
struct Setback {
  OutcomeKind kind = OutcomeKind::RolledBack;
  Diagnostics diagnostics;
};

using Progress = tl::expected<void, Setback>;

[[nodiscard]] inline tl::unexpected<Setback> setback(OutcomeKind kind, Diagnostic diagnostic) {
  return tl::unexpected(Setback{kind, {std::move(diagnostic)}});
}

}  // namespace cfplan
