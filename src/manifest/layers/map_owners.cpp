#include "manifest/layers/map_owners.hpp"

#include "manifest/wording.hpp"

namespace cfplan {

MapOwners::MapOwners(const YamlNode* root) {
  const YamlNode* customers = root == nullptr ? nullptr : root->find("customers");
  if (customers == nullptr) return;
  for (const YamlEntry& customer : customers->entries) add_customer(customer);
}

const Concerned& MapOwners::of(const YamlNode* map) const {
  const auto found = by_map_.find(map);
  return found == by_map_.end() ? everybody_ : *found->second;
}

void MapOwners::add_customer(const YamlEntry& customer) {
  Concerned& all = owners_.emplace_back();
  const YamlNode* environments = customer.value->find("environments");
  const bool named = customer.key.size() <= kLongestKey && environments != nullptr;
  if (!named || environments->kind != YamlKind::Map) return;
  for (const YamlEntry& environment : environments->entries) {
    if (environment.key.size() > kLongestKey) continue;
    all.push_back({customer.key, environment.key});
    give(*environment.value, owners_.emplace_back(Concerned{all.back()}));
  }
  by_map_.emplace(environments, &all);
  for (const YamlEntry& entry : customer.value->entries) {
    if (entry.value != environments) give(*entry.value, all);
  }
  by_map_.emplace(customer.value, &all);
}

// Where an alias stands, two may share a map: it is everybody's then.
void MapOwners::give(const YamlNode& node, const Concerned& owner) {
  if (node.entries.empty()) return;
  const auto [known, is_new] = by_map_.emplace(&node, &owner);
  if (!is_new && known->second != &owner) known->second = &everybody_;
  for (const YamlEntry& entry : node.entries) give(*entry.value, owner);
}

}  // namespace cfplan
