#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/model/origin.hpp"
#include "manifest/manifest_file.hpp"

namespace cfplan {

/// One of the maps in which a deployment's keys stand, and what it is called in messages.
class Layer {
 public:
  /// `map` may be null or no map: the layer is empty then.
  Layer(std::string name, const ManifestFile& file, const YamlNode* map);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const ManifestFile& file() const { return *file_; }
  /// Null when the key does not stand here. Only keys of the schema table are found.
  [[nodiscard]] const YamlEntry* find(std::string_view key) const;

 private:
  std::string name_;
  const ManifestFile* file_;
  std::vector<const YamlEntry*> known_;
};

/// Where something stands; without a layer: nowhere, it is built in.
struct Spot {
  const Layer* layer = nullptr;
  SourceSpan span;

  [[nodiscard]] Origin origin() const;
};

/// A value as written in one layer.
struct Written {
  const YamlEntry* entry = nullptr;
  const Layer* layer = nullptr;

  [[nodiscard]] const YamlNode& node() const { return *entry->value; }
  [[nodiscard]] bool is(YamlKind kind) const { return node().kind == kind; }
  /// Of the value; of its key where the value is not written or is a map or list.
  [[nodiscard]] Spot spot() const;
  [[nodiscard]] Origin origin() const { return spot().origin(); }
};

/// The same key in several layers, weakest first.
using Stack = std::vector<Written>;

/// `stack` without what a null or a value of another kind in a stronger layer does away with: maps
/// and lists merge only with what follows the last of those.
[[nodiscard]] Stack mergeable(const Stack& stack, YamlKind kind);

/// The members of maps laid over each other: each key once, in the order of first appearance, with
/// its values weakest first.
[[nodiscard]] std::vector<std::pair<std::string_view, Stack>> merged_members(const Stack& maps);

}  // namespace cfplan
