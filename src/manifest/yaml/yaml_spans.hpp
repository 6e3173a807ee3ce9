#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// yaml-cpp says where a scalar begins (at its anchor, when it has one) and never where it ends:
/// this finds the rest in the bytes.

/// Where the value itself begins: behind anchors and tags.
[[nodiscard]] std::size_t skip_properties(std::string_view bytes, std::size_t at);

/// The quoted text that begins at `at`, with its quotes; none when it is never closed.
[[nodiscard]] std::optional<SourceSpan> quoted_span(std::string_view bytes, std::size_t at);

/// The unquoted text that begins at `at` and reads as `text`: exactly where it stands on one line,
/// else to the end of its first line.
[[nodiscard]] SourceSpan plain_span(std::string_view bytes, std::size_t at, std::string_view text);

/// A null as it is written at `at` (`~`, `null`, `Null`, `NULL`), or an empty span.
[[nodiscard]] SourceSpan null_span(std::string_view bytes, std::size_t at);

}  // namespace cfplan
