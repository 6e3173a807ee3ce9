#include "manifest/writing/repeated_names.hpp"

#include <cctype>
#include <cstddef>

namespace cfplan {
namespace {

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_host_char(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }

/// What follows in the same host.
std::string_view rest_of_host(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_host_char(text[end])) ++end;
  return text.substr(at, end - at);
}

/// A domain ends where its host does, and begins where a label does.
bool is_whole_domain(std::string_view text, std::size_t begin, std::size_t end) {
  const auto joins = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; };
  if (begin > 0 && joins(text[begin - 1])) return false;
  if (end < text.size() && joins(text[end])) return false;
  const std::string_view rest = rest_of_host(text, end);
  return rest.empty() || rest == ".";
}

/// Labels end at any other character. What a top-level domain follows is a name that somebody
/// registered, and the customer's only by chance.
bool is_whole_label(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && is_alphanumeric(text[begin - 1])) return false;
  if (end == text.size()) return true;
  if (is_alphanumeric(text[end])) return false;
  const std::string_view rest = rest_of_host(text, end);
  const bool registered =
      rest.starts_with('.') && rest.size() > 1 && rest.find('.', 1) == std::string_view::npos;
  return !registered;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view repeated) {
  if (repeated.empty() || text.substr(at, repeated.size()) != repeated) return false;
  const std::size_t end = at + repeated.size();
  return repeated.find('.') == std::string_view::npos ? is_whole_label(text, at, end)
                                                      : is_whole_domain(text, at, end);
}

const RepeatedName* longest_at(std::string_view text, std::size_t at,
                               const std::vector<RepeatedName>& names) {
  const RepeatedName* longest = nullptr;
  for (const RepeatedName& one : names) {
    const bool longer = longest == nullptr || one.text.size() > longest->text.size();
    if (longer && stands_at(text, at, one.text)) longest = &one;
  }
  return longest;
}

}  // namespace

std::string text_with_names(std::string_view text, const std::vector<RepeatedName>& names) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    if (const RepeatedName* name = longest_at(text, at, names)) {
      result += "${" + std::string(name->name) + "}";
      at += name->text.size();
      continue;
    }
    if (text.substr(at, 2) == "${") result += '$';
    result += text[at++];
  }
  return result;
}

Value with_names(const Value& value, const std::vector<RepeatedName>& names) {
  if (const auto* text = value.string()) return text_with_names(*text, names);
  if (const auto* list = value.as<Value::List>()) {
    Value::List items;
    for (const Value& item : *list) items.push_back(with_names(item, names));
    return items;
  }
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map members;
    for (const Member& member : *map)
      members.push_back({member.key, with_names(member.value, names)});
    return members;
  }
  return value;
}

}  // namespace cfplan
