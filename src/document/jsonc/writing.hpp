#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/value.hpp"
#include "document/jsonc/layout.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// Why JSON that wrangler reads cannot hold the value, if so.
[[nodiscard]] std::optional<std::string> why_unwritable(const Value& value);

/// The value as edits make it; its parts and keys are all made.
[[nodiscard]] Node make_node(const Value& value, std::size_t owner);

/// A made value as text: lines after the first are indented by `indentation`.
[[nodiscard]] std::string write_node(const Node& node, const Layout& layout, Shape shape,
                                     std::string_view indentation);

/// A made item as text: with its key, if it has one, without a comma.
[[nodiscard]] std::string write_item(const Item& item, Node::Kind container, const Layout& layout,
                                     Shape shape, std::string_view indentation);

}  // namespace cfplan::jsoncdoc
