#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/short_span.hpp"

namespace cfplan::envdoc {

/// How a value is written.
enum class QuoteStyle : unsigned char { Bare, Double, Single, Backtick };

/// One assignment of an env file; spans are in the scanned text.
struct Entry {
  std::uint32_t begin = 0;  ///< of the word `export`, else of the key
  ShortSpan key;
  std::uint32_t value_begin = 0;  ///< right after the `=`, or after the `:` and its white space
  ShortSpan value;  ///< trimmed, with its quotes; empty at `value_begin` when there is none
  /// Of all that was taken for the value: before a comment and the line's end.
  std::uint32_t end = 0;
  QuoteStyle style = QuoteStyle::Bare;
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
