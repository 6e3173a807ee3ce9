#pragma once

#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"
#include "document/jsonc/layout.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// Adds to `edits` what makes the removed items of a container go and the made ones come, with the
/// commas right; not sorted. Does not look into the items that stay.
void change_items(std::string_view text, const Layout& layout, const Node& container,
                  std::vector<TextEdit>& edits);

}  // namespace cfplan::jsoncdoc
