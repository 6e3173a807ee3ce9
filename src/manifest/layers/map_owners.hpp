#pragma once

#include <deque>
#include <unordered_map>

#include "manifest/problems.hpp"
#include "manifest/yaml/yaml_tree.hpp"

namespace cfplan {

/// Whom the maps of a file belong to.
class MapOwners {
 public:
  /// `root` may be null; it must outlive this.
  explicit MapOwners(const YamlNode* root);

  /// The deployment of the environment, or else the deployments of the customer, that the map is
  /// in; none when it is shared.
  [[nodiscard]] const Concerned& of(const YamlNode* map) const;

 private:
  void add_customer(const YamlEntry& customer);
  void give(const YamlNode& node, const Concerned& owner);

  std::deque<Concerned> owners_;
  std::unordered_map<const YamlNode*, const Concerned*> by_map_;
  const Concerned everybody_;
};

}  // namespace cfplan
