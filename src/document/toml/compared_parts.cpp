#include "document/toml/compared_parts.hpp"

#include <algorithm>

#include "document/intended_tree.hpp"

namespace cfplan::tomldoc {

bool ComparedParts::agrees(const Part& part, const Value& meaning) {
  return agrees(part, Outline::kRootNode, meaning, intended_);
}

bool ComparedParts::is_all() const {
  return std::all_of(progress_.begin(), progress_.end(), [](const auto& one) {
    const Progress& progress = one.second;
    const auto* list = progress.intended->template as<Value::List>();
    return progress.seen ==
           (list != nullptr ? list->size() : progress.intended->template as<Value::Map>()->size());
  });
}

// A table, an array of tables or an element of one.
bool ComparedParts::agrees(const Part& part, NodeId id, const Value& meaning,
                           const Value& intended) {
  if (part.holds(outline_, id)) return same_meaning(meaning, intended);
  if (outline_.node(id).kind == Node::Kind::Array) {
    return meaning.is<Value::List>() && intended.is<Value::List>() &&
           array_agrees(part, id, meaning, intended);
  }
  return meaning.is<Value::Map>() && intended.is<Value::Map>() &&
         table_agrees(part, id, meaning, intended);
}

bool ComparedParts::table_agrees(const Part& part, NodeId table, const Value& meaning,
                                 const Value& intended) {
  // References to what is in an unordered_map stay when more comes in.
  Progress& progress = progress_[table];
  progress.intended = &intended;
  for (const Member& member : *meaning.as<Value::Map>()) {
    const Value* other = find(progress, member.key);
    if (other == nullptr) return false;
    const NodeId id = outline_.nodes().child(table, member.key);
    if (id == kNone || is_new(id)) ++progress.seen;
    const bool is_same =
        id == kNone ? same_meaning(member.value, *other) : agrees(part, id, member.value, *other);
    if (!is_same) return false;
  }
  return true;
}

bool ComparedParts::array_agrees(const Part& part, NodeId array, const Value& meaning,
                                 const Value& intended) {
  const auto& others = *intended.as<Value::List>();
  Progress& progress = progress_[array];
  progress.intended = &intended;
  std::size_t number = first_element(outline_, part, array);
  for (const Value& item : *meaning.as<Value::List>()) {
    if (number >= others.size()) return false;
    const NodeId element = outline_.nodes().element(array, number);
    if (is_new(element)) ++progress.seen;
    if (!agrees(part, element, item, others[number])) return false;
    ++number;
  }
  return true;
}

// Mostly the members come in their order, and one that goes on in the next part comes again.
const Value* ComparedParts::find(Progress& progress, const std::string& key) {
  const auto& members = *progress.intended->as<Value::Map>();
  if (progress.next < members.size() && members[progress.next].key == key) {
    return &members[progress.next++].value;
  }
  if (progress.next > 0 && members[progress.next - 1].key == key) {
    return &members[progress.next - 1].value;
  }
  if (progress.by_key.empty()) {
    for (const Member& member : members) progress.by_key.emplace(member.key, &member.value);
  }
  const auto found = progress.by_key.find(key);
  return found == progress.by_key.end() ? nullptr : found->second;
}

}  // namespace cfplan::tomldoc
