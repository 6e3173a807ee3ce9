#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/env/scanner.hpp"

namespace cfplan::envdoc {

/// What dotenv reads from an entry's value, given as it is written.
[[nodiscard]] std::string read_value(std::string_view written, QuoteStyle style);

/// How a line break in a value is written.
struct LineBreaks {
  std::string line_end;
  bool also_in_double_quotes = false;  ///< otherwise it is `\n` there
};

/// The value in this style, if it has a chance to be read back.
[[nodiscard]] std::optional<std::string> write_value(std::string_view value, QuoteStyle style,
                                                     const LineBreaks& breaks);

/// Whether loading a `.env` file would put something else where the `$` in this value stands
/// (dotenv-expand 12.0.2).
[[nodiscard]] bool would_expand(std::string_view value);

}  // namespace cfplan::envdoc
