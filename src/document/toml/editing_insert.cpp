#include <algorithm>
#include <utility>
#include <vector>

#include "document/toml/editing.hpp"
#include "document/toml/inline_edit.hpp"
#include "document/toml/outline_edit.hpp"
#include "document/toml/wrangler_layout.hpp"
#include "document/toml/writing.hpp"

namespace cfplan::tomldoc {
namespace {

bool has_index(std::span<const Step> path) {
  return std::any_of(path.begin(), path.end(),
                     [](const Step& step) { return std::holds_alternative<std::size_t>(step); });
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

}  // namespace

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
    const Location above = locate(outline_, path.first(known));
    const bool below_headers =
        above.kind == Location::Kind::Node && outline_.node(above.node).kind != Node::Kind::Array;
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
    return insert(path, Value(Value::Map{}));  // no header may extend such a table
  }
  tomldoc::add_section(outline_, path, StatementKind::Header, {}, owner_);
  has_changed_ = true;
  tree_.set(path, Value(Value::Map{}));
  return {};
}

}  // namespace cfplan::tomldoc
