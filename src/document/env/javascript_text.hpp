#pragma once

#include <cstddef>
#include <string_view>

namespace cfplan::envdoc {

/// Bytes of the white space (JavaScript's `\s`, which knows Unicode) that starts at `at`; 0 when
/// none does. CR LF counts as one, since dotenv reads it as LF.
[[nodiscard]] std::size_t space_size(std::string_view text, std::size_t at);

/// Bytes of the line terminator (LF, CR, CR LF, U+2028, U+2029) that starts at `at`; 0 when none
/// does.
[[nodiscard]] std::size_t line_end_size(std::string_view text, std::size_t at);

/// Bytes of the line terminator that ends at `at`, which is the start of a line but not of the
/// text.
[[nodiscard]] std::size_t line_end_size_before(std::string_view text, std::size_t at);

/// Whether a line starts at `at` as JavaScript's `^` sees it.
[[nodiscard]] bool is_line_start(std::string_view text, std::size_t at);

/// The first place from `at` on that is no white space.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);

/// The first place from `at` on where one of the bytes is, or the end of the text.
[[nodiscard]] std::size_t find_any(std::string_view text, std::size_t at, std::string_view bytes);

/// The end of the line that `at` is in, before its terminator.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);

/// Where `text` ends without the white space at its end.
[[nodiscard]] std::size_t trimmed_end(std::string_view text);

}  // namespace cfplan::envdoc
