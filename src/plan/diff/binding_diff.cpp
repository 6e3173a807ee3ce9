#include <algorithm>
#include <iterator>
#include <utility>

#include "plan/diff/section_diff.hpp"
#include "plan/resolving/bindings.hpp"

namespace cfplan {
namespace {

const BindingFact* find_fact(const SectionView& view, const DesiredBinding& wanted) {
  if (view.section == nullptr) return nullptr;
  for (const BindingFact* fact : standing_bindings(*view.section)) {
    if (fact->kind == wanted.kind && fact->binding == wanted.binding) return fact;
  }
  return nullptr;
}

Subject subject_of(BindingKind kind) {
  return kind == BindingKind::Database ? Subject::DatabaseBinding : Subject::Binding;
}

void update(const SectionView& view, const BindingFact& fact, const DesiredBinding& wanted,
            const Value& id, DraftChanges& changes) {
  const BindingWords& words = words_of(wanted.kind);
  const Value& there = view.at(fact.path);
  const auto set = [&](std::string_view key, const Value& value) {
    const Value* before = there.find(key);
    if (before != nullptr && same_value(*before, value)) return;
    changes.push_back(set_change(fact.path / std::string(key), value, before,
                                 subject_of(wanted.kind), wanted.origin, wanted.binding));
  };
  if (!words.name_key.empty()) set(words.name_key, wanted.name);
  set(words.id_key, id);
}

Value new_entry(const DesiredBinding& wanted, const Value& id) {
  const BindingWords& words = words_of(wanted.kind);
  Value::Map entry{{"binding", wanted.binding}};
  if (!words.name_key.empty()) entry.push_back({std::string(words.name_key), wanted.name});
  entry.push_back({std::string(words.id_key), id});
  return entry;
}

// Of databases only: `ownership: exact` covers no other binding. From the last, so that the places
// of the others stay what they are.
void remove_undeclared(const SectionView& view, DraftChanges& changes) {
  if (!view.is_exact() || view.section == nullptr) return;
  const std::vector<const BindingFact*> there = standing_bindings(*view.section);
  for (auto fact = there.rbegin(); fact != there.rend(); ++fact) {
    const BindingKind kind = (*fact)->kind;
    if (kind != BindingKind::Database || !declares(view.wanted, kind)) continue;
    if (wants(view.wanted, **fact)) continue;
    changes.push_back(remove_change((*fact)->path, view.at((*fact)->path), subject_of(kind),
                                    Effect::Remove, (*fact)->binding));
  }
}

}  // namespace

DraftChanges binding_changes(const SectionView& view) {
  DraftChanges changes;
  DraftChanges added;
  for (const ResolvedBinding& resolved : view.resolved.bindings) {
    const DesiredBinding& wanted = *resolved.wanted;
    if (const BindingFact* fact = find_fact(view, wanted)) {
      update(view, *fact, wanted, resolved.id, changes);
    } else {
      added.push_back(append_change(list_path(view.path, words_of(wanted.kind)),
                                    new_entry(wanted, resolved.id), subject_of(wanted.kind),
                                    wanted.origin, wanted.binding));
    }
  }
  remove_undeclared(view, changes);
  std::move(added.begin(), added.end(), std::back_inserter(changes));
  return changes;
}

}  // namespace cfplan
