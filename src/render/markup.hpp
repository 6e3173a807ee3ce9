#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// `&`, `<`, `>` and both quotes as entities.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// Prose for Markdown: what Markdown or HTML would read as markup is escaped, and no `@name` calls
/// anybody.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

/// The text as a code span of Markdown.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// A fenced block with a fence longer than any run of backticks in the lines.
[[nodiscard]] std::string markdown_fence(std::string_view language,
                                         const std::vector<std::string>& lines);

}  // namespace cfplan
