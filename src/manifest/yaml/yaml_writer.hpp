#pragma once

#include <cstddef>
#include <string>

#include "cfplan/base/value.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// A value on one line: `text`, `"with: colon"`, `{ name: x, create: true }`.
[[nodiscard]] std::string flow_text(const Value& value);

/// A key, quoted where it must be.
[[nodiscard]] std::string key_text(const std::string& key);

/// `key: value` as lines with `indent` spaces before them: maps in block style, all else on one
/// line.
[[nodiscard]] std::string block_entry(const std::string& key, const Value& value,
                                      std::size_t indent, const std::string& line_end);

/// What a tree says, typed as under `vars`; an empty map counts as null, since in block style one
/// cannot be told from the other.
[[nodiscard]] Value tree_value(const YamlNode* node);

/// The same done to a value.
[[nodiscard]] Value without_empty_maps(const Value& value);

}  // namespace cfplan
