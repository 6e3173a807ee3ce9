#pragma once

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// Warnings (CFP211x), in order of place, about lines of an env file that dotenv reads otherwise
/// than people expect: a `#` that cuts a bare value, a quote that does not close, a key that is
/// set again, a line that is no entry, a `$` that loading a `.env` file would expand. `source` is
/// an env document's `source()`: its bytes as read.
[[nodiscard]] Diagnostics lint_env(const SourceFile& source);

}  // namespace cfplan
