#include "document/toml/editing.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "document/toml/inline_edit.hpp"
#include "document/toml/outline_edit.hpp"
#include "document/toml/writing.hpp"

namespace cfplan::tomldoc {
namespace {

std::vector<Step> extended(std::span<const Step> path, Step step) {
  std::vector<Step> longer(path.begin(), path.end());
  longer.push_back(std::move(step));
  return longer;
}

bool is_key(std::span<const Step> path, std::size_t at, std::string_view key) {
  const auto* step = at < path.size() ? std::get_if<std::string>(&path[at]) : nullptr;
  return step != nullptr && *step == key;
}

bool has_index(std::span<const Step> path) {
  return std::any_of(path.begin(), path.end(),
                     [](const Step& step) { return std::holds_alternative<std::size_t>(step); });
}

bool has_date(const Value& value) {
  if (value.is<DateTime>()) return true;
  if (const auto* list = value.as<Value::List>()) {
    return std::any_of(list->begin(), list->end(), has_date);
  }
  const auto* map = value.as<Value::Map>();
  return map != nullptr &&
         std::any_of(map->begin(), map->end(), [](const Member& m) { return has_date(m.value); });
}

std::optional<std::string> why_refused(std::span<const Step> path, const Value& value) {
  if (auto why = why_unwritable(value)) return why;
  const bool is_var =
      is_key(path, 0, "vars") || (is_key(path, 0, "env") && is_key(path, 2, "vars"));
  if (is_var && has_date(value)) return "a date cannot be a var";
  return std::nullopt;
}

// The tables of a file and of an environment are sections; the tables in them are inline.
bool is_section_path(std::span<const Step> path) {
  return path.size() == 1 || (is_key(path, 0, "env") && path.size() <= 3);
}

// The lists that people write as arrays of tables.
bool is_list_of_sections(std::span<const Step> path) {
  static constexpr std::array<std::string_view, 26> kLists{"agent_memory",
                                                           "ai_search",
                                                           "ai_search_namespaces",
                                                           "analytics_engine_datasets",
                                                           "bindings",
                                                           "consumers",
                                                           "containers",
                                                           "d1_databases",
                                                           "dispatch_namespaces",
                                                           "hyperdrive",
                                                           "kv_namespaces",
                                                           "migrations",
                                                           "mtls_certificates",
                                                           "pipelines",
                                                           "producers",
                                                           "queues",
                                                           "r2_buckets",
                                                           "rules",
                                                           "secrets_store_secrets",
                                                           "send_email",
                                                           "services",
                                                           "tail_consumers",
                                                           "vectorize",
                                                           "vpc_networks",
                                                           "vpc_services",
                                                           "workflows"};
  const auto* key = std::get_if<std::string>(&path.back());
  return key != nullptr && std::find(kLists.begin(), kLists.end(), *key) != kLists.end();
}

std::vector<KeyText> keys_of(const Value& map) {
  std::vector<KeyText> keys;
  for (const auto& [key, value] : *map.as<Value::Map>()) {
    keys.emplace_back(write_key(key), write_value(value));
  }
  return keys;
}

// How the last item of an inline table writes its equals sign.
std::string equals_sign(const std::string& text, const InlineValue& table) {
  if (table.items.empty()) return " = ";
  const InlineItem& last = table.items.back();
  const std::size_t begin = scan_key(text, last.begin).end;
  const std::string between = text.substr(begin, last.value.span.begin - begin);
  return between == "=" ? between : " = ";
}

// A key and its value for an inline table; the tables that lead to it are inline too.
std::string inline_item(std::span<const Step> rest, const Value& value, const std::string& equals) {
  std::string text = write_value(value);
  for (std::size_t i = rest.size() - 1; i > 0; --i) {
    text = "{ " + write_dotted_key(rest.subspan(i, 1)) + equals + text + " }";
  }
  return write_dotted_key(rest.first(1)) + equals + text;
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

Result<void> Editing::insert(Path path, const Value& value) {
  const std::size_t known = known_steps(path);
  if (has_index(path.subspan(known))) return fail(refusals_.no_such_item(path));
  const Location location = locate(outline_, path.first(known));
  switch (location.kind) {
    case Location::Kind::Statement:
      if (auto done = insert_in_value(location, known, path, value); !done) return done;
      break;
    case Location::Kind::Dotted: {
      const KeyText key{write_dotted_key(path.subspan(location.consumed)), write_value(value)};
      insert_key_after(outline_, location.section, location.index, key, owner_);
      break;
    }
    default:
      const Node& table = outline_.node(location.node);
      if (table.kind == Node::Kind::Array) {
        return fail(refusals_.not_a_map(path, path.first(known), Value(Value::List{})));
      }
      insert_in_table(table, known, path, value);
  }
  has_changed_ = true;
  tree_.set(path, value);
  return {};
}

void Editing::insert_in_table(const Node& table, std::size_t known, Path path, const Value& value) {
  const Path parent = path.first(path.size() - 1);
  if (value.is<Value::Map>() && is_section_path(path)) {
    return tomldoc::add_section(outline_, path, StatementKind::Header, keys_of(value), owner_);
  }
  const KeyText key{write_dotted_key(path.last(1)), write_value(value)};
  if (known == parent.size() && table.section != kNone) {
    return insert_key(outline_, table.section, key, owner_);
  }
  tomldoc::add_section(outline_, parent, StatementKind::Header, {key}, owner_);
}

Result<void> Editing::insert_in_value(const Location& location, std::size_t known, Path path,
                                      const Value& value) {
  const ValueLocation inside = locate_value(outline_, location, path.first(known));
  const bool is_dotted = inside.place.kind == InlinePlace::Kind::Dotted;
  const InlineValue& table = is_dotted ? *inside.place.container : *inside.place.value;
  if (table.kind != InlineValue::Kind::Table) {
    const Path parent = path.first(known);
    return fail(refusals_.not_a_map(path, parent, *tree_.find(parent)));
  }
  const std::string text(outline_.text(outline_.statement(location.section, location.index)));
  const std::string equals = equals_sign(text, table);
  const Path rest = path.subspan(is_dotted ? location.consumed + inside.place.consumed : known);
  const std::string item = is_dotted ? write_dotted_key(rest) + equals + write_value(value)
                                     : inline_item(rest, value, equals);
  rewrite_statement(location, insert_item(text, table, item));
  return {};
}

Result<void> Editing::append(Path path, const Value& item) {
  const Location location = locate(outline_, path);
  const Value* list = tree_.find(path);
  if (list != nullptr && !list->is<Value::List>()) {
    return fail(refusals_.cannot_append(path, "it is a " + std::string(list->type_name())));
  }
  if (list != nullptr && location.kind == Location::Kind::Statement) {
    return append_to_value(location, path, item);
  }
  if (list != nullptr && !item.is<Value::Map>()) {
    return fail(refusals_.cannot_append(path, "it is an array of tables"));
  }
  if (list == nullptr) {
    const std::size_t known = known_steps(path);
    const bool below_headers = locate(outline_, path.first(known)).kind == Location::Kind::Node;
    if (!below_headers || !item.is<Value::Map>() || !is_list_of_sections(path) ||
        has_index(path.subspan(known))) {
      return insert(path, Value(Value::List{item}));
    }
  }
  tomldoc::add_section(outline_, path, StatementKind::ArrayHeader, keys_of(item), owner_);
  has_changed_ = true;
  tree_.append(path, item);
  return {};
}

Result<void> Editing::append_to_value(const Location& location, Path path, const Value& item) {
  const ValueLocation inside = locate_value(outline_, location, path);
  const std::string text(outline_.text(outline_.statement(location.section, location.index)));
  rewrite_statement(location, insert_item(text, *inside.place.value, write_value(item)));
  tree_.append(path, item);
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

Result<void> Editing::add_section(Path path) {
  if (const Value* there = tree_.find(path)) {
    if (there->is<Value::Map>()) return {};
    return fail(refusals_.not_a_map(path, path, *there));
  }
  const std::size_t known = known_steps(path);
  const Path parent = path.first(known);
  if (has_index(path.subspan(known))) return fail(refusals_.no_such_item(path));
  const Value& above = *tree_.find(parent);
  if (!above.is<Value::Map>()) return fail(refusals_.not_a_map(path, parent, above));
  if (locate(outline_, parent).kind != Location::Kind::Node) {
    return fail(refusals_.no_section_here(path, parent));
  }
  tomldoc::add_section(outline_, path, StatementKind::Header, {}, owner_);
  has_changed_ = true;
  tree_.set(path, Value(Value::Map{}));
  return {};
}

}  // namespace cfplan::tomldoc
