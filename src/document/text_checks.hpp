#pragma once

#include <optional>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// What no format allows: more than 64 MiB (CFP2103), another encoding than UTF-8 or a NUL
/// character (CFP2102).
[[nodiscard]] std::optional<Diagnostic> check_text(const SourceFile& source);

}  // namespace cfplan
