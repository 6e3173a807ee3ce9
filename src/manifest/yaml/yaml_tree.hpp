#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

enum class YamlKind { Null, Scalar, List, Map };

/// Block scalars (`|`, `>`) count as quoted: what stands there is text and nothing else.
enum class YamlStyle { Plain, Quoted };

struct YamlNode;

/// A member of a map, or an item of a list (`key` is empty then).
struct YamlEntry {
  std::string key;
  SourceSpan key_span;  ///< with its quotes
  const YamlNode* value = nullptr;
};

/// A value as its author wrote it; what type a scalar has is decided by the schema, not here.
struct YamlNode {
  YamlKind kind = YamlKind::Null;
  YamlStyle style = YamlStyle::Plain;
  /// Of the value with its quotes; of a value over several lines, the first of them; empty for a
  /// null that is not written.
  SourceSpan span;
  std::string text;                ///< of a scalar, quotes and escapes resolved
  std::vector<YamlEntry> entries;  ///< of a list or map, in the order of the file

  /// The value of a map's member, or null. Linear: for maps that the schema keeps small.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

/// All nodes of one file. Where an alias stands, its anchor's node is shared.
struct YamlTree {
  YamlTree() = default;
  YamlTree(YamlTree&&) = default;
  YamlTree& operator=(YamlTree&&) = default;
  // A copy would point into the nodes of the original.
  YamlTree(const YamlTree&) = delete;
  YamlTree& operator=(const YamlTree&) = delete;

  std::deque<YamlNode> nodes;      ///< in the order of the file, at stable addresses
  const YamlNode* root = nullptr;  ///< null when the file holds nothing
};

/// "list", "map", "null", or what a scalar looks like: "string", "number", "boolean".
[[nodiscard]] std::string_view type_name(const YamlNode& node);

}  // namespace cfplan
