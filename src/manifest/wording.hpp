#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// A longer key is no name of anything and is not carried into messages and origins.
inline constexpr std::size_t kLongestKey = 200;

/// The text in double quotes, made visible; of a long one the beginning.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// What was probably meant by `word`; none for a word or a choice too large to be worth the search.
[[nodiscard]] std::optional<std::string> likely(std::string_view word,
                                                const std::vector<std::string>& candidates);

}  // namespace cfplan
