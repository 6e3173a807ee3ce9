#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// What some editors put before the first character of a UTF-8 file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Control characters (but not tab), bidi controls, zero-width and other invisible characters and
/// invalid UTF-8 as `\u{202E}` or `\xHH`; everything else as it is. The result holds no line end.
[[nodiscard]] std::string visible(std::string_view bytes);

/// Byte offset of the first sequence that is not UTF-8 (overlong forms and surrogates count), if
/// any.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// Number of code points; an invalid byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// The candidate nearest to `word` (edit distance with transpositions, case ignored), when it is
/// near enough to be a likely slip: at most a third of the longer length, at least one.
[[nodiscard]] std::optional<std::string> closest_match(std::string_view word,
                                                       const std::vector<std::string>& candidates);

/// The `limit` nearest candidates, best first, however far.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word,
                                               const std::vector<std::string>& candidates,
                                               std::size_t limit);

/// Match of a whole text as fnmatch(3) has it: `*` any run, `?` one character, `[…]` one of a set.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view name);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view between);

/// "1 secret", "2 secrets".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace cfplan
