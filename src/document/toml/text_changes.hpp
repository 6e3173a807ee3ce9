#pragma once

#include <vector>

#include "cfplan/document/text_edit.hpp"
#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// How the outline's text differs from the bytes as read: as few bytes as can be, edits of
/// different owners apart. A file without a final newline gets none.
[[nodiscard]] std::vector<TextEdit> text_changes(const Outline& outline);

}  // namespace cfplan::tomldoc
