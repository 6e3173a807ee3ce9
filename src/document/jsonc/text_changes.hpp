#pragma once

#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// How the edited tree's text differs from the bytes as read.
[[nodiscard]] std::vector<TextEdit> text_changes(std::string_view text, const Node& root);

}  // namespace cfplan::jsoncdoc
