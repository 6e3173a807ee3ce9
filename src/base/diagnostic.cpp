#include "cfplan/base/diagnostic.hpp"

#include <algorithm>

namespace cfplan {

bool is_guard(const Diagnostic& diagnostic) { return diagnostic.code.starts_with("CFP3"); }

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

}  // namespace cfplan
