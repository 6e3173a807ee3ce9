#include "plan/diff/section_diff.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/check.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

void append_all(DraftChanges& to, DraftChanges from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

DraftChange missing_section(const SectionView& view) {
  DraftChange change;
  change.edit = {Verb::AddSection, view.path, Value::Map{}};
  change.origin = view.wanted.origin;
  change.subject = Subject::Section;
  return change;
}

Diagnostic wrong_type(const SectionView& view, const ValuePath& path, const Value& value,
                      std::string_view wanted) {
  return {
      "CFP2041",
      Severity::Error,
      path.text() + " is a " + std::string(value.type_name()) + ", not a " + std::string(wanted),
      view.file.place(path),
      "",
      "write it as wrangler reads it, or remove it",
      view.wanted.key.text()};
}

template <class Wanted>
void demand(const SectionView& view, std::string_view name, std::string_view wanted,
            Diagnostics& problems) {
  const Value* value = view.key(name);
  if (value == nullptr || value->is<Wanted>()) return;
  problems.push_back(wrong_type(view, view.path / std::string(name), *value, wanted));
}

void demand_list(const SectionView& view, const BindingWords& words, Diagnostics& problems) {
  if (!words.list.inner.empty()) demand<Value::Map>(view, words.list.outer, "map", problems);
  const Value* value = list_of(*view.section->map, words);
  if (value == nullptr || value->is<Value::List>()) return;
  problems.push_back(wrong_type(view, list_path(view.path, words), *value, "list"));
}

}  // namespace

const Value& SectionView::at(const ValuePath& inside) const {
  const auto& steps = inside.steps();
  const auto below = steps.begin() + static_cast<std::ptrdiff_t>(path.size());
  const Value* value = value_at(*section->map, ValuePath(std::vector<Step>(below, steps.end())));
  check(value != nullptr, "a fact of a section stands in it");
  return *value;
}

DraftChanges section_changes(const SectionView& view) {
  DraftChanges changes;
  if (view.section == nullptr) changes.push_back(missing_section(view));
  const Deployment& wanted = view.wanted;
  if (wanted.worker && (view.section == nullptr || view.section->name != wanted.worker->value)) {
    changes.push_back(set_change(view.path / "name", wanted.worker->value, view.key("name"),
                                 Subject::WorkerName, wanted.worker->origin));
  }
  const std::string& zone_id = view.resolved.bare_zone_id;
  if (!zone_id.empty() && (view.section == nullptr || view.section->bare_zone_id != zone_id)) {
    changes.push_back(set_change(view.path / "zone_id", zone_id, view.key("zone_id"),
                                 Subject::ZoneId, wanted.origin));
  }
  append_all(changes, route_changes(view));
  append_all(changes, variable_changes(view));
  append_all(changes, binding_changes(view));
  return changes;
}

DraftChanges variable_changes(const SectionView& view) {
  DraftChanges changes;
  const Value* vars = view.key("vars");
  const ValuePath path = view.path / "vars";
  const auto& wanted = view.wanted.vars;
  if (vars == nullptr && !wanted.empty()) {
    DraftChange section;
    section.edit = {Verb::AddSection, path, Value::Map{}};
    section.origin = wanted.begin()->second.origin;
    section.subject = Subject::Variable;
    changes.push_back(std::move(section));
  }
  for (const auto& [name, value] : wanted) {
    const Value* before = vars == nullptr ? nullptr : vars->find(name);
    if (before != nullptr && same_value(*before, value.value)) continue;
    changes.push_back(
        set_change(path / name, value.value, before, Subject::Variable, value.origin));
  }
  const auto* there = vars == nullptr ? nullptr : vars->as<Value::Map>();
  if (there == nullptr || !view.is_exact()) return changes;
  for (const Member& member : *there) {
    if (wanted.contains(member.key)) continue;
    changes.push_back(
        remove_change(path / member.key, member.value, Subject::Variable, Effect::Remove));
  }
  return changes;
}

Diagnostics shape_problems(const SectionView& view) {
  Diagnostics problems;
  const Value* environments = view.file.facts().top.map->find("env");
  if (environments != nullptr && !environments->is<Value::Map>()) {
    problems.push_back(wrong_type(view, ValuePath{"env"}, *environments, "map"));
    return problems;
  }
  if (view.section == nullptr) {
    const Value* there =
        environments == nullptr ? nullptr : environments->find(view.wanted.wrangler_env);
    if (there != nullptr) problems.push_back(wrong_type(view, view.path, *there, "map"));
    return problems;
  }
  if (!view.wanted.vars.empty()) demand<Value::Map>(view, "vars", "map", problems);
  if (!view.wanted.routes.empty()) demand<Value::List>(view, "routes", "list", problems);
  for (const BindingWords& words : kBindingKinds) {
    const auto all = wanted_bindings(view.wanted);
    const bool wanted = std::any_of(
        all.begin(), all.end(), [&](const DesiredBinding* one) { return one->kind == words.kind; });
    if (wanted) demand_list(view, words, problems);
  }
  return problems;
}

}  // namespace cfplan
