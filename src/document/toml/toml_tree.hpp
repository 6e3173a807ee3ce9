#pragma once

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

/// Reads the whole file. What is TOML but nothing that wrangler takes is an error too: integers
/// beyond 2^53-1 and dates in `vars`.
[[nodiscard]] Result<TomlTree> parse_toml_tree(const SourceFile& source);

/// The line and column of an offset as toml++ counts them: code points, without a byte order mark.
[[nodiscard]] LineColumn toml_position(const SourceFile& source, std::size_t offset);

}  // namespace cfplan::tomldoc
