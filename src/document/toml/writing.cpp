#include "document/toml/writing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan::tomldoc {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string basic_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (is_control(c)) {
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

std::string float_text(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::optional<std::string> why_no_text(std::string_view text) {
  if (find_invalid_utf8(text)) return "it is not UTF-8";
  if (text.find('\0') != std::string_view::npos) return "it has a NUL character";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> why_unwritable(const Value& value) {
  if (value.is<Null>()) return "TOML has no null";
  if (const auto* later = value.as<KnownAfterApply>()) {
    return "the id of " + later->resource + " is not known yet";
  }
  if (const auto* integer = value.as<std::int64_t>()) {
    if (*integer > kMaxExactInteger || *integer < -kMaxExactInteger) {
      return "the integer " + std::to_string(*integer) + " is beyond ±(2^53-1)";
    }
  }
  if (const auto* text = value.string()) return why_no_text(*text);
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) {
      if (auto why = why_unwritable(item)) return why;
    }
  }
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) {
      if (auto why = why_no_text(key)) return why;
      if (auto why = why_unwritable(member)) return why;
    }
  }
  return std::nullopt;
}

std::string write_value(const Value& value) {
  if (const auto* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const auto* integer = value.as<std::int64_t>()) return std::to_string(*integer);
  if (const auto* number = value.as<double>()) return float_text(*number);
  if (const auto* text = value.string()) return basic_string(*text);
  if (const auto* date = value.as<DateTime>()) return date->text;
  std::vector<std::string> parts;
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) parts.push_back(write_value(item));
    return "[" + join(parts, ", ") + "]";
  }
  const auto* map = value.as<Value::Map>();
  check(map != nullptr, "only what TOML can hold is written");
  for (const auto& [key, member] : *map) {
    parts.push_back(write_key(key) + " = " + write_value(member));
  }
  return parts.empty() ? "{}" : "{ " + join(parts, ", ") + " }";
}

std::string write_value_like(const Value& value, std::string_view old) {
  const auto* text = value.string();
  const bool was_literal = old.starts_with('\'') && !old.starts_with("'''");
  if (text != nullptr && was_literal && text->find('\'') == std::string::npos &&
      std::none_of(text->begin(), text->end(), is_control)) {
    return "'" + *text + "'";
  }
  return write_value(value);
}

std::string write_key(std::string_view key) {
  const bool is_bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return is_bare ? std::string(key) : basic_string(key);
}

std::string write_dotted_key(std::span<const Step> steps) {
  std::vector<std::string> parts;
  for (const Step& step : steps) parts.push_back(write_key(std::get<std::string>(step)));
  return join(parts, ".");
}

std::string write_header_path(std::span<const Step> steps) {
  std::vector<Step> keys;
  std::copy_if(steps.begin(), steps.end(), std::back_inserter(keys),
               [](const Step& step) { return std::holds_alternative<std::string>(step); });
  return write_dotted_key(keys);
}

}  // namespace cfplan::tomldoc
