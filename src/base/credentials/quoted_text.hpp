#pragma once

#include <cstddef>
#include <string_view>

#include "base/credentials/naming.hpp"
#include "cfplan/base/notation.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// A string in quotes: what is between them, and where it ends.
struct QuotedText {
  SourceSpan content;
  std::size_t end = 0;
};

/// The string that opens at `at`, over all its lines. One that is not closed ends with its line, or
/// with the text where that is how its notation has strings or it is to be hidden.
[[nodiscard]] QuotedText quoted_text(std::string_view text, std::size_t at, Notation notation,
                                     Naming naming);

}  // namespace cfplan
