#include "plan/guards/credential_lines.hpp"

#include <algorithm>

#include "cfplan/base/credential.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLeastFragment = 4;
constexpr std::string_view kAround = " \t\r\"'`,;[]{}\\";

std::string_view stripped(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

}  // namespace

void CredentialLines::learn(const Value& tree) { learn("", tree); }

void CredentialLines::learn(std::string_view key, const Value& value) {
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) learn(member.key, member.value);
  } else if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) learn(key, item);
  } else if (const std::string* text = value.string(); text && is_credential(key, *text)) {
    for (std::string_view rest = *text; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = stripped(rest.substr(0, end));
      if (line.size() >= kLeastFragment) fragments_.emplace(line);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

std::string CredentialLines::masked(std::string_view line) const {
  const auto hide = [&](std::string_view part) {
    const auto begin = static_cast<std::size_t>(part.data() - line.data());
    return std::string(line.substr(0, begin))
        .append(kMask)
        .append(line.substr(begin + part.size()));
  };
  if (!fragments_.empty()) {
    if (const auto whole = stripped(line); fragments_.contains(std::string(whole))) {
      return hide(whole);
    }
    const std::size_t sign = line.find_first_of("=:");
    if (sign != std::string_view::npos) {
      const auto value = stripped(line.substr(sign + 1));
      if (fragments_.contains(std::string(value))) return hide(value);
    }
  }
  return mask_credentials(line);
}

void CredentialLines::mask(std::vector<DiffWindow>& windows) const {
  for (DiffWindow& window : windows) {
    for (std::string& line : window.before) line = masked(line);
    for (std::string& line : window.after) line = masked(line);
  }
}

std::string masked_lines(std::string_view text) {
  std::string masked;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    masked += mask_credentials(text.substr(0, end));
    if (end < text.size()) masked += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return masked;
}

Value mask_values(std::string_view key, const Value& value) {
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map masked;
    masked.reserve(map->size());
    for (const Member& member : *map) {
      masked.push_back({member.key, mask_values(member.key, member.value)});
    }
    return masked;
  }
  if (const auto* list = value.as<Value::List>()) {
    Value::List masked;
    masked.reserve(list->size());
    for (const Value& item : *list) masked.push_back(mask_values(key, item));
    return masked;
  }
  const std::string* text = value.string();
  return text != nullptr && is_credential(key, *text) ? Value(kMask) : value;
}

void find_credentials(std::string_view key, const Value& value, std::vector<std::string>& names) {
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) find_credentials(member.key, member.value, names);
  } else if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) find_credentials(key, item, names);
  } else if (const std::string* text = value.string(); text && is_credential(key, *text)) {
    names.emplace_back(key);
  }
}

}  // namespace cfplan
