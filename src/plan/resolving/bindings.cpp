#include "plan/resolving/bindings.hpp"

#include <algorithm>
#include <string>

namespace cfplan {

std::vector<const DesiredBinding*> wanted_bindings(const Deployment& deployment) {
  std::vector<const DesiredBinding*> all;
  for (const DesiredBinding& one : deployment.databases) all.push_back(&one);
  for (const DesiredBinding& one : deployment.other_bindings) all.push_back(&one);
  return all;
}

std::vector<const BindingFact*> standing_bindings(const WranglerSection& section) {
  std::vector<const BindingFact*> all;
  for (const BindingFact& one : section.databases) all.push_back(&one);
  for (const BindingFact& one : section.other_bindings) all.push_back(&one);
  return all;
}

bool declares(const Deployment& deployment, BindingKind kind) {
  return kind == BindingKind::Database ? deployment.databases_declared
                                       : deployment.declared_kinds.contains(kind);
}

bool wants(const Deployment& deployment, const BindingFact& fact) {
  const auto all = wanted_bindings(deployment);
  return std::any_of(all.begin(), all.end(), [&](const DesiredBinding* wanted) {
    return wanted->kind == fact.kind && wanted->binding == fact.binding;
  });
}

ValuePath list_path(const ValuePath& section, const BindingWords& words) {
  const ValuePath outer = section / std::string(words.list.outer);
  return words.list.inner.empty() ? outer : outer / std::string(words.list.inner);
}

const Value* list_of(const Value& map, const BindingWords& words) {
  const Value* outer = map.find(words.list.outer);
  if (outer == nullptr || words.list.inner.empty()) return outer;
  return outer->find(words.list.inner);
}

}  // namespace cfplan
