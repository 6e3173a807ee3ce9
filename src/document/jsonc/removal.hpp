#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// The bytes that go with a removed item, and who removed it.
struct Removal {
  SourceSpan span;
  std::size_t owner = 0;
};

/// Of a container as it was read: the bytes of its removed items with their lines, trailing
/// comments, the comments that belong to them, and their own commas where those are in the way; in
/// order, not overlapping. An item that shares its line leaves the others on it.
[[nodiscard]] std::vector<Removal> removals(std::string_view text, const Node& container);

/// Where the part of the container before the item ends: behind its bracket or the value before.
[[nodiscard]] std::size_t end_before(const Node& container, std::size_t item);

/// How many items were in the container as read.
[[nodiscard]] std::size_t count_read(const Node& container);

}  // namespace cfplan::jsoncdoc
