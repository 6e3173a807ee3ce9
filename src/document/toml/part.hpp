#pragma once

#include <compare>
#include <cstddef>
#include <vector>

#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// A statement of a file as read, or with the number of its sections the end of the file.
struct StatementPlace {
  SectionId section = Outline::kFirstSection;
  std::size_t index = 0;
  auto operator<=>(const StatementPlace&) const = default;
};

/// A run of statements, [begin, end), that the parser of record can read without the others, given
/// the headers that it stands under: no other part says anything about a key of it.
struct Part {
  StatementPlace begin;
  StatementPlace end;

  /// Whether all that the file says about the node, and what is below it, is in this part.
  [[nodiscard]] bool holds(const Node& node) const {
    return begin <= StatementPlace{node.first, 0} && StatementPlace{node.last + 1, 0} <= end;
  }
};

/// How much of a file is read at once: few enough bytes for their tree to stay in the caches.
inline constexpr std::size_t kPartSize = std::size_t{128} * 1024;

/// The whole file as one part.
[[nodiscard]] Part whole_of(const Outline& outline);

/// The file in parts of about `size` bytes; larger ones where a key's own parts must stay together.
/// The whole of it where its headers, or its headers and keys, have to be seen together.
[[nodiscard]] std::vector<Part> parts_of(const Outline& outline, std::size_t size);

/// The element of the array of tables that the part says something about first, by its number.
[[nodiscard]] std::size_t first_element(const Outline& outline, const Part& part, NodeId array);

}  // namespace cfplan::tomldoc
