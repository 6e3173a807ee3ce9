#include "document/jsonc/editing.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/jsonc/trivia.hpp"
#include "document/jsonc/writing.hpp"

namespace cfplan::jsoncdoc {
namespace {

std::vector<Step> extended(Path path, Step step) {
  std::vector<Step> longer(path.begin(), path.end());
  longer.push_back(std::move(step));
  return longer;
}

bool has_key(const Value::Map& map, const std::string& key) {
  return std::any_of(map.begin(), map.end(), [&](const Member& m) { return m.key == key; });
}

}  // namespace

Result<void> Editing::apply(const Edit& edit) {
  const Path path = edit.path.steps();
  if (path.empty()) return fail(refusals_.whole_file(path));
  if (edit.verb == Verb::Set || edit.verb == Verb::Append) {
    if (const auto why = why_unwritable(edit.value)) return fail(refusals_.unwritable(path, *why));
  }
  switch (edit.verb) {
    case Verb::Set: return set(path, edit.value);
    case Verb::Append: return append(path, edit.value);
    case Verb::Remove: remove(path); return {};
    case Verb::AddSection: return add_section(path);
    case Verb::Rename: break;  // refused before it comes here
  }
  return {};
}

Result<void> Editing::set(Path path, const Value& value) {
  const Value* old = tree_.find(path);
  if (old == nullptr) return insert(path, value);
  if (same_value(*old, value)) return {};
  if (old->is<Value::Map>() && value.is<Value::Map>()) {
    return set_map(path, *value.as<Value::Map>());
  }
  if (old->is<Value::List>() && value.is<Value::List>()) {
    return set_list(path, *value.as<Value::List>());
  }
  return replace(path, value);
}

Result<void> Editing::set_map(Path path, const Value::Map& value) {
  std::vector<std::string> surplus;
  for (const Member& member : *tree_.find(path)->as<Value::Map>()) {
    if (!has_key(value, member.key)) surplus.push_back(member.key);
  }
  for (const auto& [key, member] : value) {
    if (auto done = set(extended(path, key), member); !done) return done;
  }
  for (const std::string& key : surplus) remove(extended(path, key));
  return {};
}

Result<void> Editing::set_list(Path path, const Value::List& value) {
  const std::size_t old_size = tree_.find(path)->as<Value::List>()->size();
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto done = i < old_size ? set(extended(path, i), value[i]) : append(path, value[i]);
    if (!done) return done;
  }
  for (std::size_t i = old_size; i > value.size(); --i) remove(extended(path, i - 1));
  return {};
}

Result<void> Editing::replace(Path path, const Value& value) {
  Node& node = *find_node(text_, root_, path);
  if (!node.is_made && has_comment(text_, node.span)) return fail(refusals_.comment_lost(path));
  const SourceSpan span = node.span;
  node = make_node(value, owner_);
  node.span = span;
  has_changed_ = true;
  tree_.set(path, value);
  return {};
}

Result<void> Editing::insert(Path path, const Value& value) {
  std::size_t known = path.size() - 1;
  while (tree_.find(path.first(known)) == nullptr) --known;
  const Path parent = path.first(known);
  const Value& above = *tree_.find(parent);
  const Path rest = path.subspan(known);
  const bool wants_list = std::holds_alternative<std::size_t>(rest.front());
  if (wants_list ? !above.is<Value::List>() : !above.is<Value::Map>()) {
    return fail(refusals_.wrong_parent(path, parent, above));
  }
  const bool has_index = std::any_of(rest.begin(), rest.end(), [](const Step& step) {
    return std::holds_alternative<std::size_t>(step);
  });
  if (has_index) return fail(refusals_.no_such_item(path));
  Value nested = value;
  for (std::size_t i = rest.size() - 1; i > 0; --i) {
    nested = Value(Value::Map{Member{std::get<std::string>(rest[i]), std::move(nested)}});
  }
  add_item(*find_node(text_, root_, parent), std::get<std::string>(rest.front()), nested);
  tree_.set(path.first(known + 1), std::move(nested));
  return {};
}

void Editing::add_item(Node& container, std::string key, const Value& value) {
  Item item;
  item.key = Boxed<std::string>(std::move(key));
  item.owner = static_cast<std::uint32_t>(owner_);
  item.value = make_node(value, owner_);
  container.items_in(text_).push_back(std::move(item));
  has_changed_ = true;
}

Result<void> Editing::append(Path path, const Value& item) {
  const Value* list = tree_.find(path);
  if (list == nullptr) return insert(path, Value(Value::List{item}));
  if (!list->is<Value::List>()) return fail(refusals_.no_list(path, *list));
  add_item(*find_node(text_, root_, path), "", item);
  tree_.append(path, item);
  return {};
}

Result<void> Editing::add_section(Path path) {
  const Value* there = tree_.find(path);
  if (there == nullptr) return insert(path, Value(Value::Map{}));
  if (there->is<Value::Map>()) return {};
  return fail(refusals_.wrong_parent(extended(path, ""), path, *there));
}

void Editing::remove(Path path) {
  if (tree_.find(path) == nullptr) return;
  Node& container = *find_node(text_, root_, path.first(path.size() - 1));
  const std::size_t place = find_item(text_, container, path.back());
  Node::Inside& inside = container.inside.get();
  Item& item = inside.items[place];
  if (item.is_made()) {
    inside.items.erase(inside.items.begin() + static_cast<std::ptrdiff_t>(place));
    inside.index.forget();
  } else {
    item.is_removed = true;
    item.owner = static_cast<std::uint32_t>(owner_);
  }
  has_changed_ = true;
  tree_.remove(path);
}

}  // namespace cfplan::jsoncdoc
