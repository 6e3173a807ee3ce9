#include "manifest/yaml/yaml_writer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

bool is_safe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '/';
}

// Whether the text can stand without quotes, here and in any list or map on one line.
bool is_plain(const std::string& text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_safe)) return false;
  if (text.front() == '-' || text.front() == '.') return false;
  YamlNode node{.kind = YamlKind::Scalar};
  node.text = text;
  const bool null = text == "null" || text == "Null" || text == "NULL";
  return !null && scalar_value(node).string() != nullptr;
}

std::string scalar_text(const std::string& text) {
  return is_plain(text) ? text : one_line_text(Value(text));
}

}  // namespace

std::string key_text(const std::string& key) { return scalar_text(key); }

std::string flow_text(const Value& value) {
  if (const auto* text = value.string()) return scalar_text(*text);
  std::string out;
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) out += (out.empty() ? "[ " : ", ") + flow_text(item);
    return out.empty() ? "[]" : out + " ]";
  }
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) {
      out += (out.empty() ? "{ " : ", ") + key_text(member.key) + ": " + flow_text(member.value);
    }
    return out.empty() ? "{}" : out + " }";
  }
  return one_line_text(value);
}

std::string block_entry(const std::string& key, const Value& value, std::size_t indent,
                        const std::string& line_end) {
  const std::string head = std::string(indent, ' ') + key_text(key) + ":";
  const auto* map = value.as<Value::Map>();
  if (value.is<Null>()) return head + line_end;
  if (map == nullptr || map->empty()) return head + " " + flow_text(value) + line_end;
  std::string lines = head + line_end;
  for (const Member& member : *map) {
    lines += block_entry(member.key, member.value, indent + 2, line_end);
  }
  return lines;
}

Value tree_value(const YamlNode* node) {
  if (node == nullptr || node->kind == YamlKind::Null) return {};
  if (node->kind == YamlKind::Scalar) return scalar_value(*node);
  Value::List list;
  Value::Map map;
  for (const YamlEntry& entry : node->entries) {
    if (node->kind == YamlKind::List) list.push_back(tree_value(entry.value));
    else map.push_back({entry.key, tree_value(entry.value)});
  }
  if (node->kind == YamlKind::List) return Value(std::move(list));
  return map.empty() ? Value() : Value(std::move(map));
}

Value without_empty_maps(const Value& value) {
  if (const auto* list = value.as<Value::List>()) {
    Value::List items;
    for (const Value& item : *list) items.push_back(without_empty_maps(item));
    return Value(std::move(items));
  }
  const auto* map = value.as<Value::Map>();
  if (map == nullptr) return value;
  Value::Map members;
  for (const Member& member : *map)
    members.push_back({member.key, without_empty_maps(member.value)});
  return members.empty() ? Value() : Value(std::move(members));
}

}  // namespace cfplan
