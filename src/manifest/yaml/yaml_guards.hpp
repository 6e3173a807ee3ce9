#pragma once

#include <optional>

#include "manifest/yaml/manifest_text.hpp"

namespace cfplan {

/// What is wrong with the bytes before they are looked at as YAML: too many, no UTF-8, or control
/// characters, which the YAML parser would pass on silently.
[[nodiscard]] std::optional<Diagnostic> find_bad_bytes(const ManifestText& source);

}  // namespace cfplan
