#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan {

/// What no format allows: more than 64 MiB (CFP2103), another encoding than UTF-8 or a NUL
/// character (CFP2102).
[[nodiscard]] std::optional<Diagnostic> check_text(const std::string& name, std::string_view bytes);

/// A key was to be renamed in a file whose keys only env files can rename (CFP2211).
[[nodiscard]] Error no_renaming(const SourceFile& source, const ValuePath& path);

/// The proof of an edit failed (CFP2210): the file with it would not say what was meant.
[[nodiscard]] Error not_as_meant(const SourceFile& source, const std::string& why);

}  // namespace cfplan
