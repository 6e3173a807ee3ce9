#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// Replace the bytes of `span` (in the original's coordinates) by `text`. `owner` is whoever asked
/// for it: a number that the document hands through, for grouping diffs.
struct TextEdit {
  SourceSpan span;
  std::string text;
  std::size_t owner = 0;
  bool operator==(const TextEdit&) const = default;
};

/// Edits sorted by span and not overlapping; two at one place apply in their order.
[[nodiscard]] std::string apply_edits(std::string_view original,
                                      const std::vector<TextEdit>& edits);

/// The edits that turn the result back into `original`, byte for byte.
[[nodiscard]] std::vector<TextEdit> inverse_of(std::string_view original,
                                               const std::vector<TextEdit>& edits);

}  // namespace cfplan
