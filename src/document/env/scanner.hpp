#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"

namespace cfplan::envdoc {

/// How a value is written.
enum class QuoteStyle { Bare, Double, Single, Backtick };

/// One assignment of an env file; spans are in the scanned text.
struct Entry {
  std::size_t begin = 0;  ///< of the word `export`, else of the key
  SourceSpan key;
  std::size_t value_begin = 0;  ///< right after the `=`, or after the `:` and its white space
  SourceSpan value;  ///< trimmed, with its quotes; empty at `value_begin` when there is none
  QuoteStyle style = QuoteStyle::Bare;
  std::size_t end =
      0;  ///< of all that was taken for the value: before a comment and the line's end
};

/// All entries of a text, and where something stands that is neither entry nor comment.
struct Scan {
  std::vector<Entry> entries;
  std::vector<std::size_t> strays;
};

/// Finds the same entries, with the same keys and values, as the expression of dotenv 16.3.1 that
/// wrangler reads env files with. Linear, for any text.
[[nodiscard]] Scan scan_env(std::string_view text);

}  // namespace cfplan::envdoc
