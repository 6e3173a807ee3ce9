#include "document/jsonc/writing.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan::jsoncdoc {
namespace {

std::string write_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          std::array<char, 8> escape{};
          std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(c));
          out += escape.data();
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

std::string write_number(double number) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string write_scalar(const Value& value) {
  if (value.is<Null>()) return "null";
  if (const auto* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const auto* integer = value.as<std::int64_t>()) return std::to_string(*integer);
  if (const auto* number = value.as<double>()) return write_number(*number);
  check(value.string() != nullptr, "only what JSON can hold is written");
  return write_string(*value.string());
}

Item make_item(std::string key, const Value& value, std::size_t owner) {
  Item item;
  item.key = Boxed<std::string>(std::move(key));
  item.owner = static_cast<std::uint32_t>(owner);
  item.value = make_node(value, owner);
  return item;
}

}  // namespace

std::optional<std::string> why_unwritable(const Value& value) {
  if (value.is<DateTime>()) return "JSON has no dates";
  if (const auto* later = value.as<KnownAfterApply>()) {
    return "the id of " + later->resource + " is not known yet";
  }
  if (const auto* integer = value.as<std::int64_t>()) {
    if (*integer > kMaxExactInteger || *integer < -kMaxExactInteger) {
      return "the integer " + std::to_string(*integer) + " is beyond ±(2^53-1)";
    }
  }
  if (const auto* number = value.as<double>()) {
    if (!std::isfinite(*number)) return "JSON has no infinite numbers";
  }
  if (const auto* text = value.string()) {
    if (find_invalid_utf8(*text)) return "it is not UTF-8";
  }
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) {
      if (auto why = why_unwritable(item)) return why;
    }
  }
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) {
      if (find_invalid_utf8(key)) return "a key is not UTF-8";
      if (auto why = why_unwritable(member)) return why;
    }
  }
  return std::nullopt;
}

Node make_node(const Value& value, std::size_t owner) {
  Node node;
  node.is_made = true;
  node.owner = static_cast<std::uint32_t>(owner);
  if (const auto* list = value.as<Value::List>()) {
    node.kind = Node::Kind::Array;
    for (const Value& item : *list) node.inside.get().items.push_back(make_item("", item, owner));
  } else if (const auto* map = value.as<Value::Map>()) {
    node.kind = Node::Kind::Object;
    for (const auto& [key, member] : *map)
      node.inside.get().items.push_back(make_item(key, member, owner));
  } else {
    node.inside.get().scalar = Boxed<std::string>(write_scalar(value));
  }
  return node;
}

std::string write_node(const Node& node, const Layout& layout, Shape shape,
                       std::string_view indentation) {
  if (node.kind == Node::Kind::Scalar) return *node.inside->scalar;
  const bool is_object = node.kind == Node::Kind::Object;
  if (node.known_items().empty()) return is_object ? "{}" : "[]";
  const bool is_pretty = shape == Shape::Pretty;
  const std::string inner = std::string(indentation) + layout.unit;
  const std::string pad = is_object && layout.colon != ":" ? " " : "";
  const std::string first = is_pretty ? layout.line_end + inner : pad;
  const std::string next = is_pretty ? "," + first : layout.colon == ":" ? "," : ", ";
  std::string text;
  for (const Item& item : node.known_items()) {
    text += text.empty() ? first : next;
    text += write_item(item, node.kind, layout, shape, inner);
  }
  text += is_pretty ? layout.line_end + std::string(indentation) : pad;
  return (is_object ? "{" : "[") + text + (is_object ? "}" : "]");
}

std::string write_item(const Item& item, Node::Kind container, const Layout& layout, Shape shape,
                       std::string_view indentation) {
  const std::string value = write_node(item.value, layout, shape, indentation);
  if (container == Node::Kind::Array) return value;
  return write_string(*item.key) + layout.colon + value;
}

}  // namespace cfplan::jsoncdoc
