#include <algorithm>
#include <iterator>
#include <utility>

#include "section_diff.hpp"

namespace cfplan {
namespace {

const DatabaseFact* find_binding(const WranglerSection* section, const std::string& binding) {
  if (section == nullptr) return nullptr;
  const auto found =
      std::find_if(section->databases.begin(), section->databases.end(),
                   [&](const DatabaseFact& fact) { return fact.binding == binding; });
  return found == section->databases.end() ? nullptr : &*found;
}

void update(const SectionView& view, const DatabaseFact& fact, const DesiredDatabase& wanted,
            const Value& id, DraftChanges& changes) {
  const Value& there = view.at(fact.path);
  const auto set = [&](const char* key, const Value& value) {
    const Value* before = there.find(key);
    if (before != nullptr && same_value(*before, value)) return;
    changes.push_back(set_change(fact.path / key, value, before, Subject::Database, wanted.origin,
                                 wanted.binding));
  };
  set("database_name", wanted.name);
  set("database_id", id);
}

Value new_entry(const DesiredDatabase& wanted, const Value& id) {
  return Value::Map{
      {"binding", wanted.binding}, {"database_name", wanted.name}, {"database_id", id}};
}

bool is_wanted(const Deployment& deployment, const std::string& binding) {
  return std::any_of(deployment.databases.begin(), deployment.databases.end(),
                     [&](const DesiredDatabase& wanted) { return wanted.binding == binding; });
}

}  // namespace

DraftChanges database_changes(const SectionView& view) {
  DraftChanges changes;
  DraftChanges added;
  const auto& wanted = view.wanted.databases;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const Value& id = view.resolved.database_ids.at(i);
    if (const DatabaseFact* fact = find_binding(view.section, wanted[i].binding)) {
      update(view, *fact, wanted[i], id, changes);
    } else {
      added.push_back(append_change(view.path / "d1_databases", new_entry(wanted[i], id),
                                    Subject::Database, wanted[i].origin, wanted[i].binding));
    }
  }
  if (view.is_exact() && view.wanted.databases_declared && view.section != nullptr) {
    // From the last, so that the places of the others stay what they are.
    const auto& there = view.section->databases;
    for (auto fact = there.rbegin(); fact != there.rend(); ++fact) {
      if (is_wanted(view.wanted, fact->binding)) continue;
      changes.push_back(remove_change(fact->path, view.at(fact->path), Subject::Database,
                                      Effect::Remove, fact->binding));
    }
  }
  std::move(added.begin(), added.end(), std::back_inserter(changes));
  return changes;
}

}  // namespace cfplan
