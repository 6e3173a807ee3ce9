#pragma once

#include <cstddef>
#include <map>

#include "cfplan/base/diagnostic.hpp"
#include "manifest/yaml/manifest_text.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

inline constexpr std::size_t kMaxYamlBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaxYamlValues = 1'000'000;  ///< aliases count in full each time
inline constexpr std::size_t kMaxYamlDepth = 64;

struct YamlReading {
  YamlTree tree;         ///< without a root when the file is empty or cannot be read
  Diagnostics problems;  ///< in the order in which they were met
  /// By place in `problems`: the map that a duplicate key is in.
  std::map<std::size_t, const YamlNode*> maps = {};
};

/// Reads one YAML document into a tree with places. Refused, each with its own code CFP10xx: bytes
/// that are no UTF-8, control characters, a file beyond the limits above, an alias inside its own
/// anchor, a second document, `<<`, tags, keys that are no scalars, unclosed quotes, and what is no
/// YAML. Of a duplicate key the first stays in the tree; the others are problems.
[[nodiscard]] YamlReading read_yaml(const ManifestText& source);

}  // namespace cfplan
