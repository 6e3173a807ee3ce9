#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// Finds the same entries, with the same keys and values, as the expression of dotenv 16.3.1 that
/// wrangler reads env files with, one after the other. Linear, for any text. Keeps none of them.
class Scanner {
 public:
  explicit Scanner(std::string_view text);

  /// The next entry, or none at the end of the text. Where something stands before it that is
  /// neither entry nor comment is added to `strays`, if that is given.
  [[nodiscard]] std::optional<Entry> next(std::vector<std::size_t>* strays = nullptr);

 private:
  [[nodiscard]] bool is_at(std::size_t at, char c) const {
    return at < text_.size() && text_[at] == c;
  }
  [[nodiscard]] std::size_t key_end(std::size_t at) const;
  [[nodiscard]] std::optional<Entry> read_entry(std::size_t begin) const;
  [[nodiscard]] SourceSpan read_key(std::size_t at) const;
  [[nodiscard]] bool read_quoted(Entry& entry) const;
  [[nodiscard]] std::size_t find_close(std::size_t open) const;
  [[nodiscard]] bool can_end_at(std::size_t at) const;
  void read_bare(Entry& entry) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

/// The winning entry of the key, which is its last one, if there is any.
[[nodiscard]] std::optional<Entry> find_entry(std::string_view text, std::string_view key);

[[nodiscard]] std::string_view part(std::string_view text, SourceSpan span);

}  // namespace cfplan::envdoc
