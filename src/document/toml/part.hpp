#pragma once

#include <cstddef>
#include <vector>

#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// Some consecutive statements that the parser of record can read without the others, given the
/// headers that they stand under: no other part says anything about a key of it.
struct Part {
  SourceSpan span;      ///< in the bytes as read
  SectionId first = 0;  ///< the section that it begins in
  SectionId end = 0;    ///< behind the section that it ends in

  /// Whether all that the file says about the node, and what is below it, is in this part.
  [[nodiscard]] bool holds(const Outline& outline, NodeId id) const {
    const Node& node = outline.node(id);
    return span.begin <= outline.section(node.first).span.begin &&
           outline.section(node.last).span.end <= span.end;
  }
};

/// How much of a file is read at once: few enough bytes for their tree to stay in the caches.
inline constexpr std::size_t kPartSize = std::size_t{64} * 1024;

/// The whole file as one part.
[[nodiscard]] Part whole_of(const Outline& outline);

/// The file in parts of about `size` bytes; larger ones where a key's own parts must stay together.
/// The whole of it where its headers, or its headers and keys, have to be seen together.
[[nodiscard]] std::vector<Part> parts_of(const Outline& outline, std::size_t size);

/// The element of the array of tables that the part says something about first, by its number.
[[nodiscard]] std::size_t first_element(const Outline& outline, const Part& part, NodeId array);

}  // namespace cfplan::tomldoc
