#include "manifest/yaml/yaml_tree.hpp"

#include <algorithm>

#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const YamlEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : found->value;
}

std::string_view type_name(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::Null: return "null";
    case YamlKind::List: return "list";
    case YamlKind::Map: return "map";
    case YamlKind::Scalar: break;
  }
  return scalar_value(node).type_name();
}

}  // namespace cfplan
