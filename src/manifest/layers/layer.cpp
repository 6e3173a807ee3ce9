#include "manifest/layers/layer.hpp"

#include <algorithm>
#include <unordered_map>

#include "manifest/schema/schema_table.hpp"

namespace cfplan {

Layer::Layer(std::string name, const ManifestFile& file, const YamlNode* map)
    : name_(std::move(name)), file_(&file) {
  if (map == nullptr || map->kind != YamlKind::Map) return;
  for (const YamlEntry& entry : map->entries) {
    const bool known = find_schema_key(Section::Deployment, entry.key) != nullptr ||
                       find_schema_key(Section::Layout, entry.key) != nullptr;
    if (known) known_.push_back(&entry);
  }
}

const YamlEntry* Layer::find(std::string_view key) const {
  const auto found = std::find_if(known_.begin(), known_.end(),
                                  [&](const YamlEntry* entry) { return entry->key == key; });
  return found == known_.end() ? nullptr : *found;
}

Origin Spot::origin() const {
  if (layer == nullptr) return {.layer = "layout"};
  const LineColumn at = layer->file().text.position(span.begin);
  return {layer->file().text.name(), at.line, at.column, layer->name()};
}

Spot Written::spot() const {
  const bool by_value = is(YamlKind::Scalar) || entry->key.empty();
  return {layer, by_value ? node().span : entry->key_span};
}

Stack mergeable(const Stack& stack, YamlKind kind) {
  const auto other = std::find_if(stack.rbegin(), stack.rend(), [&](const Written& written) {
    return written.node().kind != kind;
  });
  return {other.base(), stack.end()};
}

std::vector<std::pair<std::string_view, Stack>> merged_members(const Stack& maps) {
  std::vector<std::pair<std::string_view, Stack>> members;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const Written& map : maps) {
    for (const YamlEntry& entry : map.node().entries) {
      const auto [place, is_new] = places.emplace(entry.key, members.size());
      if (is_new) members.push_back({entry.key, {}});
      members[place->second].second.push_back({&entry, map.layer});
    }
  }
  return members;
}

}  // namespace cfplan
