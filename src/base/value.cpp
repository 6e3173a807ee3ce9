#include "cfplan/base/value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "cfplan/base/number_text.hpp"

namespace cfplan {
namespace {

enum class Order { AsWritten, Sorted };

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          std::array<char, 8> buffer{};
          std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(c));
          out += buffer.data();
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write(std::string& out, const Value& value, Order order);

void write_map(std::string& out, const Value::Map& map, Order order) {
  std::vector<const Member*> members;
  members.reserve(map.size());
  for (const Member& member : map) members.push_back(&member);
  if (order == Order::Sorted) {
    std::sort(members.begin(), members.end(),
              [](const Member* a, const Member* b) { return a->key < b->key; });
  }
  const std::string_view gap = order == Order::Sorted ? "" : " ";
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out.append(",").append(gap);
    write_string(out, members[i]->key);
    out.append(":").append(gap);
    write(out, members[i]->value, order);
  }
  out += '}';
}

void write_list(std::string& out, const Value::List& list, Order order) {
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out.append(order == Order::Sorted ? "," : ", ");
    write(out, list[i], order);
  }
  out += ']';
}

void write(std::string& out, const Value& value, Order order) {
  if (const auto* flag = value.as<bool>()) out += *flag ? "true" : "false";
  else if (const auto* integer = value.as<std::int64_t>()) out += std::to_string(*integer);
  else if (const auto* number = value.as<double>()) out += number_text(*number);
  else if (const auto* text = value.string()) write_string(out, *text);
  else if (const auto* date = value.as<DateTime>())
    out.append("date(").append(date->text).append(")");
  else if (const auto* later = value.as<KnownAfterApply>())
    out.append("known-after-apply(").append(later->resource).append(")");
  else if (const auto* list = value.as<Value::List>()) write_list(out, *list, order);
  else if (const auto* map = value.as<Value::Map>()) write_map(out, *map, order);
  else out += "null";
}

bool same_number(const Value& a, const Value& b) {
  const auto number = [](const Value& v) {
    if (const auto* integer = v.as<std::int64_t>()) return static_cast<double>(*integer);
    return *v.as<double>();
  };
  const double x = number(a);
  const double y = number(b);
  return x == y || (std::isnan(x) && std::isnan(y));
}

bool is_number(const Value& v) { return v.is<std::int64_t>() || v.is<double>(); }

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto* map = as<Map>();
  if (map == nullptr) return nullptr;
  const auto found =
      std::find_if(map->begin(), map->end(), [&](const Member& m) { return m.key == key; });
  return found == map->end() ? nullptr : &found->value;
}

Value* Value::find(std::string_view key) {
  return const_cast<Value*>(std::as_const(*this).find(key));
}

std::string_view Value::type_name() const {
  static constexpr std::array<std::string_view, 9> kNames{
      "null", "boolean", "number", "number", "string", "date", "string", "list", "map"};
  return kNames.at(data_.index());
}

bool same_value(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return same_number(a, b);
  const auto* list_a = a.as<Value::List>();
  const auto* list_b = b.as<Value::List>();
  if (list_a != nullptr && list_b != nullptr) {
    return std::equal(list_a->begin(), list_a->end(), list_b->begin(), list_b->end(), same_value);
  }
  const auto* map_a = a.as<Value::Map>();
  const auto* map_b = b.as<Value::Map>();
  if (map_a != nullptr && map_b != nullptr) {
    return map_a->size() == map_b->size() &&
           std::all_of(map_a->begin(), map_a->end(), [&](const Member& member) {
             const Value* other = b.find(member.key);
             return other != nullptr && same_value(member.value, *other);
           });
  }
  return a == b;
}

bool operator==(const Member& a, const Member& b) { return a.key == b.key && a.value == b.value; }

bool operator==(const Value& a, const Value& b) {
  if (a.is<Null>()) return b.is<Null>();
  const auto equal = [&]<class T>(const T* x) { return b.as<T>() != nullptr && *x == *b.as<T>(); };
  if (const auto* x = a.as<bool>()) return equal(x);
  if (const auto* x = a.as<std::int64_t>()) return equal(x);
  if (a.is<double>()) return b.is<double>() && same_number(a, b);
  if (const auto* x = a.as<std::string>()) return equal(x);
  if (const auto* x = a.as<DateTime>()) return equal(x);
  if (const auto* x = a.as<KnownAfterApply>()) return equal(x);
  if (const auto* x = a.as<Value::List>()) return equal(x);
  return equal(a.as<Value::Map>());
}

std::string canonical_text(const Value& value) {
  std::string out;
  write(out, value, Order::Sorted);
  return out;
}

std::string one_line_text(const Value& value) {
  std::string out;
  write(out, value, Order::AsWritten);
  return out;
}

}  // namespace cfplan
