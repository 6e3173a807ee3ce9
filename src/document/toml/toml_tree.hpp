#pragma once

#include <unordered_map>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value.hpp"
#include "document/toml/path_hash.hpp"

namespace cfplan::tomldoc {

/// A value that stands after a key's `=`: where it begins, and its path.
struct TomlLeaf {
  LineColumn at;
  PathHash path = kRootHash;
  auto operator<=>(const TomlLeaf&) const = default;
};

/// What the file says, by the parser of record.
struct TomlTree {
  Value root;                    ///< maps in the order in which their keys first stand in the file
  std::vector<TomlLeaf> leaves;  ///< by place; an inline table or an array is one leaf
};

/// Of a text that is a part of a file: the number of the element, in the file, that the text has as
/// the first of an array of tables, by the array's path. Those that are not there begin with 0.
using FirstElements = std::unordered_map<PathHash, std::size_t>;

/// Reads the whole text. What is TOML but nothing that wrangler takes is an error too: integers
/// beyond 2^53-1 and dates in `vars`.
[[nodiscard]] Result<TomlTree> parse_toml_tree(const SourceFile& source,
                                               const FirstElements& first_elements = {});

/// The line and column of an offset as toml++ counts them: code points, without a byte order mark.
[[nodiscard]] LineColumn toml_position(const SourceFile& source, std::size_t offset);

}  // namespace cfplan::tomldoc
