#include "plan/diff/env_file_diff.hpp"

#include <unordered_map>

namespace cfplan {

DraftChanges env_file_changes(const Deployment& wanted, const ObservedFile* there) {
  DraftChanges changes;
  if (!wanted.env_file) return changes;
  static const Value::Map kEmpty;
  const auto* found = there == nullptr ? nullptr : there->document->tree().as<Value::Map>();
  const Value::Map& present = found == nullptr ? kEmpty : *found;
  std::unordered_map<std::string_view, const Value*> by_key;
  for (const Member& member : present) by_key.emplace(member.key, &member.value);

  for (const auto& [key, value] : wanted.env) {
    const auto at = by_key.find(key);
    const Value* before = at == by_key.end() ? nullptr : at->second;
    if (before != nullptr && same_value(*before, value.value)) continue;
    changes.push_back(
        set_change(ValuePath{key}, value.value, before, Subject::EnvKey, value.origin));
  }
  if (wanted.ownership != Ownership::Exact) return changes;
  for (const Member& member : present) {
    if (wanted.env.contains(member.key)) continue;
    changes.push_back(
        remove_change(ValuePath{member.key}, member.value, Subject::EnvKey, Effect::Remove));
  }
  return changes;
}

}  // namespace cfplan
