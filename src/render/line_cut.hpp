#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// The text as its code points, each as its bytes. Only for text that went through `visible`.
[[nodiscard]] std::vector<std::string_view> code_points(std::string_view text);

/// The beginning of the text, at most so many code points.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t count);

/// A text of more than `most` code points with its middle left out, and how much that was; a
/// shorter one as it is.
[[nodiscard]] std::string cut_middle(std::string_view text, std::size_t most);

/// Becomes a space in `wrap`, where no line may break. No visible text holds it.
inline constexpr char kFixedSpace = '\x1f';

/// Words on lines of at most `width` code points; the first line begins with `first`, the others
/// with `rest`. A longer word stands alone on its line, whole. Ends with a line end.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::string_view first,
                               std::string_view rest);

}  // namespace cfplan
