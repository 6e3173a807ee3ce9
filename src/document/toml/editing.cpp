#include "document/toml/editing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "document/toml/inline_edit.hpp"
#include "document/toml/outline_edit.hpp"
#include "document/toml/wrangler_layout.hpp"
#include "document/toml/writing.hpp"

namespace cfplan::tomldoc {
namespace {

std::vector<Step> extended(std::span<const Step> path, Step step) {
  std::vector<Step> longer(path.begin(), path.end());
  longer.push_back(std::move(step));
  return longer;
}

bool is_empty(const Value& value) {
  const auto* map = value.as<Value::Map>();
  const auto* list = value.as<Value::List>();
  return (map != nullptr && map->empty()) || (list != nullptr && list->empty());
}

}  // namespace

Result<void> Editing::apply(const Edit& edit) {
  const Path path = edit.path.steps();
  if (path.empty()) return fail(refusals_.section_in_the_way(path, edit.value));
  if (edit.verb == Verb::Set || edit.verb == Verb::Append) {
    if (const auto why = why_refused(path, edit.value)) {
      return fail(refusals_.unwritable(path, *why));
    }
  }
  switch (edit.verb) {
    case Verb::Set: return set(path, edit.value);
    case Verb::Append: return append(path, edit.value);
    case Verb::Remove: return remove(path);
    case Verb::AddSection: return add_section(path);
    case Verb::Rename: break;  // refused before it comes here
  }
  return {};
}

std::size_t Editing::known_steps(Path path) const {
  std::size_t known = path.size() - 1;
  while (known > 0 && !is_there(outline_, path.first(known))) --known;
  return known;
}

void Editing::rewrite_statement(const Location& location, std::string text) {
  rewrite(outline_, location.section, location.index, std::move(text), owner_);
  has_changed_ = true;
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
  for (const auto& [key, member] : value) {
    if (auto done = set(extended(path, key), member); !done) return done;
  }
  std::vector<std::string> surplus;
  for (const Member& member : *tree_.find(path)->as<Value::Map>()) {
    const bool is_wanted = std::any_of(value.begin(), value.end(),
                                       [&](const Member& m) { return m.key == member.key; });
    if (!is_wanted) surplus.push_back(member.key);
  }
  for (const std::string& key : surplus) {
    if (auto done = remove(extended(path, key)); !done) return done;
  }
  return is_there(outline_, path) ? Result<void>{} : insert(path, Value(Value::Map{}));
}

Result<void> Editing::set_list(Path path, const Value::List& value) {
  const std::size_t old_size = tree_.find(path)->as<Value::List>()->size();
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto done = i < old_size ? set(extended(path, i), value[i]) : append(path, value[i]);
    if (!done) return done;
  }
  for (std::size_t i = old_size; i > value.size(); --i) {
    if (auto done = remove(extended(path, i - 1)); !done) return done;
  }
  return is_there(outline_, path) ? Result<void>{} : insert(path, Value(Value::List{}));
}

Result<void> Editing::replace(Path path, const Value& value) {
  const Location location = locate(outline_, path);
  if (location.kind != Location::Kind::Statement) {
    return fail(refusals_.section_in_the_way(path, value));
  }
  const ValueLocation inside = locate_value(outline_, location, path);
  if (inside.place.kind != InlinePlace::Kind::Found) {
    return fail(refusals_.section_in_the_way(path, value));
  }
  std::string text(outline_.text(outline_.statement(location.section, location.index)));
  const InlineValue& old = *inside.place.value;
  if (old.kind != InlineValue::Kind::Scalar && has_comment(text, old.span)) {
    return fail(refusals_.comment_lost(path));
  }
  const std::string written = write_value_like(value, part_of(text, old.span));
  rewrite_statement(location, text.replace(old.span.begin, old.span.size(), written));
  tree_.set(path, value);
  return {};
}

Result<void> Editing::remove(Path path) {
  const bool is_item = std::holds_alternative<std::size_t>(path.back());
  while (tree_.find(path) != nullptr) {
    const Location location = locate(outline_, path);
    switch (location.kind) {
      case Location::Kind::Missing: forget(path); return {};
      case Location::Kind::Node: remove_sections(outline_, location.node, owner_); break;
      case Location::Kind::Dotted:
        remove_key(outline_, location.section, location.index, owner_);
        break;
      case Location::Kind::Statement:
        if (auto done = remove_from_value(location, path); !done) return done;
        break;
    }
    has_changed_ = true;
    if (is_item || !is_there(outline_, path)) {
      forget(path);
      return {};
    }
  }
  return {};
}

Result<void> Editing::remove_from_value(const Location& location, Path path) {
  if (location.consumed == path.size()) {
    remove_key(outline_, location.section, location.index, owner_);
    return {};
  }
  const ValueLocation inside = locate_value(outline_, location, path);
  const InlineValue& container = *inside.place.container;
  std::size_t item = inside.place.item;
  if (inside.place.kind == InlinePlace::Kind::Dotted) {
    const Path rest = path.subspan(location.consumed + inside.place.consumed);
    while (relate(container.items[item].key, rest) != KeyRelation::Extends) ++item;
  }
  const std::string text(outline_.text(outline_.statement(location.section, location.index)));
  auto shorter = remove_item(text, container, item);
  if (!shorter) return fail(refusals_.comment_lost(path));
  rewrite_statement(location, *std::move(shorter));
  return {};
}

// Maps and lists that only the removed thing made are gone with it.
void Editing::forget(Path path) {
  tree_.remove(path);
  for (Path parent = path.first(path.size() - 1); !parent.empty();
       parent = parent.first(parent.size() - 1)) {
    if (!is_empty(*tree_.find(parent)) || is_there(outline_, parent)) return;
    tree_.remove(parent);
  }
}

}  // namespace cfplan::tomldoc
